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
