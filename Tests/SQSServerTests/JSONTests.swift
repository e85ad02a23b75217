import Foundation
import Testing

@testable import SQSServer

@Suite("The JSON of a request")
struct JSONTests {
  @Test(
    "Each kind of value is read",
    arguments: [
      (#""hello""#, .text("hello")), (#""""#, .text("")), ("0", .integer(0)),
      ("-17", .integer(-17)), ("2.0", .integer(2)), ("1E3", .integer(1_000)),
      ("9223372036854775807", .integer(.max)), ("1.5", .otherNumber), ("1e400", .otherNumber),
      ("9223372036854775808", .otherNumber), ("true", .bool(true)), ("false", .bool(false)),
      ("null", .null), ("[]", .list([])), ("{}", .object([:])),
      (
        "[1, [true ,null] , {\"a\":[]}]",
        .list([.integer(1), .list([.bool(true), .null]), .object(["a": .list([])])])
      ),
    ] as [(String, Field)])
  func kinds(json: String, field: Field) throws {
    let spaced = "\r\n { \"first\" :\t\(json) , \"last\":\(json)\n}\n"
    #expect(try Field.members(ofJSON: Array(spaced.utf8)) == ["first": field, "last": field])
  }

  @Test(
    "Escapes are replaced, in names and in texts",
    arguments: [
      #"\"\\\/"#, #"a\b\f\n\r\tz"#, #"\u0041\u00e4\u20AC\u0000"#, #"x\ud83d\ude00\uD834\uDD1Ey"#,
      #"ä€😀\u0308"#, #"\\u0041"#, #"{\"a\": [1, \"]\"]}"#,
    ])
  func escapes(text: String) throws {
    let json = Data(#"{"\#(text)": "\#(text)"}"#.utf8)
    let decoded = try JSONDecoder().decode([String: String].self, from: json)
    #expect(try Field.members(ofJSON: Array(json)) == decoded.mapValues { .text($0) })
  }

  @Test(
    "What is not one JSON object is refused",
    arguments: [
      "", " ", "{", "[]", "7", "\"a\"", "{}{}", "{\"a\"}", "{\"a\": tru}", "{\"a\": 01}",
      "{\"a\": 1,}", "{\"a\": \"\\ud83d\"}", "{\"a\": 1, \"\\u0061\": 2}", "{\"a\": \"\\x\"}",
      "{\"a\": \(String(repeating: "[", count: 8))",
    ])
  func refused(json: String) {
    #expect(throws: ServiceError.self) { try Field.members(ofJSON: Array(json.utf8)) }
  }
}
