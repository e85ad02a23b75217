import EventSourcing
import Foundation
import Testing

@Suite("Given: JSONLimits")
struct JSONLimitsTests {
  private let limits = JSONLimits(size: 60, depth: 3, valueCount: 7, numberLength: 5)

  /// What a decoder with these limits says to `json`; `nil` when it decodes it.
  private func refusal(_ json: String) throws -> RefusedJSON? {
    let data = Data(json.utf8)
    let refusals = try [
      { _ = try JSONDecoder().decode(JSONValue.self, from: data, within: limits) },
      { try limits.check(json) },
    ].map { check -> RefusedJSON? in
      do {
        try check()
        return nil
      } catch let refusal as RefusedJSON {
        return refusal
      }
    }
    #expect(refusals[0] == refusals[1], "as bytes and as text")
    return refusals[0]
  }

  @Test(
    "JSON at the limit is decoded",
    arguments: [
      "12345", "[12345]", "[[[]]]", #"{"a":{"b":{"c":1}}}"#, "[1,2,3,4,5,6]", #""[[[[[[,,,,""#,
      "[[],[],[],{},1,2]", "-12.34e-56",
      #"{"a":1,"b":2,"c":[1,2,3]}"#, #""\"[[[[[[""#, #"["\\",[[1]]]"#, #""1234567""#,
      "\"" + String(repeating: "a", count: 58) + "\"",
    ])
  func passes(json: String) throws {
    #expect(try refusal(json) == nil)
  }

  @Test(
    "JSON beyond the limit is rejected",
    arguments: [
      ("[[[[1]]]]", RefusedJSON.depth(limit: 3)), (#"{"a":{"a":{"a":{"a":1}}}}"#, .depth(limit: 3)),
      (#"["\\",[[[1]]]]"#, .depth(limit: 3)), ("[1,2,3,4,5,6,7]", .valueCount(limit: 7)),
      (#"{"a":1,"b":2,"c":[1,2,3,4]}"#, .valueCount(limit: 7)),
      ("[[],[],[],{},1,2,3]", .valueCount(limit: 7)), ("123456", .numberLength(limit: 5)),
      (#"{"a":1234.5}"#, .numberLength(limit: 5)), ("1234e567890", .numberLength(limit: 5)),
      ("\"" + String(repeating: "a", count: 59) + "\"", .size(limit: 60)),
    ])
  func refuses(json: String, expected: RefusedJSON) throws {
    #expect(try refusal(json) == expected)
  }

  /// To the scan, the ∀ in the text would be a quotation mark, and all that follows a text.
  @Test(
    "The limits hold in other encodings, too",
    arguments: [(2, false), (2, true), (4, false), (4, true)])
  func refusesOtherEncodings(width: Int, isLittleEndian: Bool) {
    let json = Data(
      #"["∀",[[[[[[]]]]]]"#.unicodeScalars.flatMap { scalar in
        let bytes = (0..<width).map { UInt8(truncatingIfNeeded: scalar.value >> (8 * $0)) }
        return isLittleEndian ? bytes : bytes.reversed()
      })
    let limits = JSONLimits(size: 200, depth: 3, valueCount: 7)
    #expect(throws: RefusedJSON.notUTF8) {
      try JSONDecoder().decode(JSONValue.self, from: json, within: limits)
    }
  }

  @Test("Closing brackets alone don't reduce the depth")
  func isNotDeceived() {
    #expect(throws: (any Error).self) {
      let json = Data((String(repeating: "]", count: 9) + "[[[[[[").utf8)
      return try JSONDecoder().decode(JSONValue.self, from: json, within: limits)
    }
  }
}
