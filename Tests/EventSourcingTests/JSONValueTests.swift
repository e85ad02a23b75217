import EventSourcing
import Foundation
import Testing

@Suite("Given: JSONValue")
struct JSONValueTests {
  @Test(
    "What was read is written again, to the last digit",
    arguments: [
      "null", "true", "false", "0", "-1", "0.1", "-12.345", "1e-10", "9007199254740993",
      "9223372036854775807", "-9223372036854775808", "9223372036854775808",
      "123456789012345678901234567890", "92233720368547758.07", "0.12345678901234567890123456789",
      #""""#, #""1""#, #""ÄÖ \" \\ 😀""#, "[]", "{}", #"[1,[2,{"a":null}],"b",false]"#,
      #"{"a":{"b":[0.1,1]},"c":"d"}"#,
    ])
  func roundTrip(json: String) throws {
    let value = try JSONDecoder().decode(JSONValue.self, from: Data(json.utf8))
    let written = try text(of: value)
    let again = try JSONDecoder().decode(JSONValue.self, from: Data(written.utf8))
    #expect(again == value)
    if json != "1e-10" { #expect(written == json) }
  }

  @Test("Kinds are told apart: 1 is no truth, true is no number, and \"1\" is no number")
  func kinds() throws {
    let value = try JSONDecoder().decode(JSONValue.self, from: Data(#"[1,true,"1",1.5]"#.utf8))
    #expect(value == .array([.integer(1), .bool(true), .string("1"), .decimal(Decimal(1.5))]))
  }

  @Test("A number beyond Decimal is refused, at any depth", arguments: ["1e400", "[[1e400]]"])
  func refusesBeyondDecimal(json: String) {
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(JSONValue.self, from: Data(json.utf8))
    }
  }

  private func text(of value: JSONValue) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }
}
