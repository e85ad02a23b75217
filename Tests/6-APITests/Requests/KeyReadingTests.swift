import APISupport
import HTTPServer
import Testing

@testable import API

/// The Idempotency-Key is a string of structured fields (RFC 9651, section 3.3.3), or a bare word.
@Suite("Given: keys in headers")
struct KeyReadingTests {
  private func key(_ values: String..., longest: Int = 10) throws -> String? {
    let headers = HTTPHeaders(values.map { HTTPHeaders.Field(.idempotencyKey, $0) })
    return try HTTPRequest.get("/", headers).key(.idempotencyKey, longest: longest)
  }

  @Test(
    "A key is the same with and without quotes",
    arguments: [
      ("k", "k"), ("\"k\"", "k"), ("a\"b", "a\"b"), (#""a\"b""#, "a\"b"), (#"a\b"#, #"a\b"#),
      (#""a\\b""#, #"a\b"#), ("\"!~\"", "!~"),
    ])
  func reads(value: String, expected: String) throws {
    #expect(try key(value) == expected)
  }

  /// The bank adds words to a key behind a blank, so what it reads has none. And no other key may
  /// become the same.
  @Test("Spaces are allowed between quotes, and are part of the key")
  func keepsBlanksApart() throws {
    let values = [
      #""a b""#, #""a  b""#, #"" a b""#, #""a b ""#, "a_b", #"a\_b"#, #""a\\_b""#, #""\"a b\"""#,
      #""\"a\\_b\"""#, #""\"a""#, #""a%20b""#, #"" ""#,
    ]
    let keys = try values.map { try #require(try key($0, longest: 20)) }
    #expect(Set(keys).count == values.count - 1, "only a\\_b is there in two spellings: \(keys)")
    for key in keys { #expect(!key.contains(" ")) }
    #expect(keys[0] == #""a\_b""#)
  }

  @Test(
    "A key that is neither a word nor a quoted text is rejected",
    arguments: [
      "", "a b", "\"", "\"\"", "\"a", "\"a\"b", "\"a\" ", "\"a\";p=1", #""a\"#, #""a\b""#,
      #""a\"#, "\"a\tb\"", "\"é\"", "é", "\"a\u{301}\"", "\"a\", \"b\"", "\u{7F}",
    ])
  func refuses(value: String) {
    let error = #expect(throws: InvalidRequest.self) { try key(value) }
    #expect(error?.field == "Idempotency-Key")
  }

  @Test("The quotes don't count towards the length of a key")
  func limitsLength() throws {
    let longest = String(repeating: "k", count: 10)
    for value in [longest, "\"\(longest)\"", #""\"\\8 90123""#, #"" 234567890""#] {
      #expect(throws: Never.self) { try key(value) }
    }
    for value in ["\(longest)k", "\"\(longest)k\""] {
      #expect(throws: InvalidRequest.self) { try key(value) }
    }
  }

  @Test("Two keys are rejected, and a missing key is nil")
  func counts() throws {
    #expect(try key() == nil)
    #expect(throws: InvalidRequest.self) { try key("a", "\"a\"") }
  }
}
