import APISupport
import EventSourcing
import Foundation
import Testing

@testable import API

@Suite("Stage 6: JSON in requests")
struct JSONTextTests {
  private func value(_ text: String) throws -> JSONValue {
    try JSONText.value(of: Array(text.utf8))
  }

  @Test("Numbers are read exactly, not through floating point")
  func readsNumbers() throws {
    #expect(try value("0.1") == .decimal(Decimal(sign: .plus, exponent: -1, significand: 1)))
    #expect(try value("100.0") == .integer(100))
    #expect(try value("9007199254740993") == .integer(9_007_199_254_740_993))
    let most = try value("92233720368547758.07")
    #expect(
      try String(decoding: JSONEncoder().encode(most), as: UTF8.self) == "92233720368547758.07")
  }

  @Test(
    "Numbers that would be rounded are rejected",
    arguments: [
      "0.100000000000000000000000000000000000001", "1000000000000000000000000000000000000000.5",
      "[1, 1234567890123456789012345678901234567890]",
      #"{"a\"": 1234567890123456789012345678901234567890}"#,
      #"{"\\": 1234567890123456789012345678901234567890}"#,
    ])
  func refusesLongNumbers(text: String) {
    #expect(throws: InvalidRequest.self) { try value(text) }
  }

  @Test(
    "Digits in a string are not a number",
    arguments: [
      String(repeating: "7", count: 100), #"\""# + String(repeating: "7", count: 100),
      #"\\\""# + String(repeating: "7", count: 100),
    ])
  func passesDigitsInTexts(digits: String) throws {
    let unescaped = digits.replacing(#"\\"#, with: #"\"#).replacing(#"\""#, with: "\"")
    #expect(try value("\"\(digits)\"") == .string(unescaped))
  }

  @Test(
    "Invalid UTF-8 is rejected, not repaired",
    arguments: [[0xFF], [0xC3], [0xED, 0xA0, 0x80]])
  func refusesOtherBytes(bytes: [UInt8]) throws {
    let quoted = [UInt8(ascii: "\"")] + bytes + [UInt8(ascii: "\"")]
    #expect(throws: InvalidRequest("the body is not UTF-8")) { try JSONText.value(of: quoted) }
  }

  @Test(
    "Text that isn't JSON is rejected",
    arguments: [
      "", "{", "{}{}", "{\"a\": 01}", "{a: 1}", "NaN", "+1", "\u{FEFF}", "\u{FEFF}{}",
      "[1,]",
    ])
  func refusesOtherTexts(text: String) {
    #expect(throws: InvalidRequest.self) { try value(text) }
  }

  /// JSON between programs is UTF-8 (RFC 8259, section 8.1). A decoder that guesses another encoding
  /// reads what the check of the digits has not seen: here a number that would become 5.
  @Test(
    "A body in UTF-16 is rejected, with or without a byte order mark, in either byte order",
    arguments: ["", "\u{FEFF}"], [true, false])
  func refusesOtherEncodings(mark: String, isLittleEndian: Bool) {
    let text = mark + "{\"amount\": 5.\(String(repeating: "0", count: 44))1}"
    let body = text.utf16.flatMap { unit in
      let bytes = [UInt8(truncatingIfNeeded: unit), UInt8(truncatingIfNeeded: unit >> 8)]
      return isLittleEndian ? bytes : bytes.reversed()
    }
    #expect(throws: InvalidRequest("the body is not UTF-8")) { try JSONText.value(of: body) }
  }

  /// Of two members with one name, a reader takes the first, another one the last: the client and
  /// the bank would speak of two amounts (RFC 8259, section 4).
  @Test(
    "A repeated member is named, however it is escaped",
    arguments: [
      #"{"amount":1,"amount":500}"#, #"{"amount":1,"\u0061mount":500}"#,
      #"{"list":[{"amount":2,"by":3,"amount":2}]}"#,
    ])
  func refusesRepeatedMembers(text: String) {
    #expect(throws: InvalidRequest(field: "amount", "appears twice")) { try value(text) }
  }

  @Test("A very long name is shortened in the response", arguments: ["n", "e\u{301}"])
  func namesMembersShortly(letter: String) throws {
    let name = String(repeating: letter, count: 10_000)
    let repeated = try #require(throws: InvalidRequest.self) {
      try value("{\"\(name)\":1,\"\(name)\":2}")
    }
    let unknown = try #require(throws: InvalidRequest.self) {
      try RequestFields(of: .post("/", "{\"\(name)\":1}"), "a")
    }
    for refusal in [repeated, unknown] { #expect(refusal.field?.unicodeScalars.count == 100) }
  }

  /// It is JSON, so an answer that says it is none would send the client looking for a comma.
  @Test("A number out of range is reported as such", arguments: ["1e400", "[-2e200]", "3e-200"])
  func refusesExponents(text: String) {
    let reason = "the body has a number in it whose exponent is out of range"
    #expect(throws: InvalidRequest(reason)) { try value(text) }
  }

  @Test(
    "A single surrogate in an escape is rejected",
    arguments: [#""\ud83d""#, #""\ude00 x""#, #""\ud83dx""#])
  func refusesLoneSurrogates(text: String) {
    #expect(throws: InvalidRequest.self) { try value(text) }
  }

  @Test("A surrogate pair in two escapes is read")
  func readsSurrogatePairs() throws {
    #expect(try value(#""\ud83d\ude00""#) == .string("\u{1F600}"))
  }

  @Test(
    "Any depth of nesting gets a response",
    arguments: [("[", "]"), (#"{"a":"#, "}")])
  func refusesDepth(opening: String, closing: String) throws {
    for depth in Array(1...1_000) + [100_000] {
      let opened = String(repeating: opening, count: depth)
      let body = opened + "7" + String(repeating: closing, count: depth)
      if depth <= 8 {
        #expect(throws: Never.self, "depth \(depth)") { try value(body) }
        #expect(throws: InvalidRequest("the body is not JSON: it ends too early")) {
          try value(opened)
        }
      } else {
        let refusal = try #require(throws: InvalidRequest.self) { try value(body) }
        #expect(refusal.reason.contains(depth < 10_000 ? "8 deep" : "65536 bytes"))
      }
    }
  }

  @Test("A body with a million values or of a megabyte is not decoded")
  func refusesMany() throws {
    let most = Array(repeating: "1", count: 255).joined(separator: ",")
    #expect(try value("[\(most)]") == .array(Array(repeating: .integer(1), count: 255)))
    #expect(throws: InvalidRequest("the body has more than 256 values")) {
      try value("[\(most),1]")
    }
    let longest = String(repeating: "a", count: 65_534)
    #expect(try value("\"\(longest)\"") == .string(longest))
    #expect(throws: InvalidRequest("the body is longer than 65536 bytes")) {
      try value("\"\(longest)a\"")
    }
  }
}
