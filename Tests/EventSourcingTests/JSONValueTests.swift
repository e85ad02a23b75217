import EventSourcing
import Foundation
import Testing

@Suite("Given: JSONValue")
struct JSONValueTests {
  @Test(
    "A value is written as it was read, to the last digit",
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

  @Test("Types are distinct: 1 is not a Boolean, true is not a number, and \"1\" is not a number")
  func kinds() throws {
    let value = try JSONDecoder().decode(JSONValue.self, from: Data(#"[1,true,"1",1.5]"#.utf8))
    #expect(value == .array([.integer(1), .bool(true), .string("1"), .decimal(Decimal(1.5))]))
  }

  @Test("A number beyond Decimal is rejected, at any depth", arguments: ["1e400", "[[1e400]]"])
  func refusesBeyondDecimal(json: String) {
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(JSONValue.self, from: Data(json.utf8))
    }
  }

  /// Each one around the limit, and some beyond the 512 of the decoder itself.
  private static let depths = Array(1...100) + stride(from: 150, through: 1_000, by: 50)

  @Test("At every depth it is decoded or rejected, without a stack overflow", arguments: Nest.all)
  func decodesWithinDepth(nest: Nest) throws {
    for depth in Self.depths {
      let json = Data(nest.json(depth: depth).utf8)
      if depth <= JSONValue.maximumDepth {
        let value = try JSONDecoder().decode(JSONValue.self, from: json)
        #expect(value == nest.value(depth: depth))
      } else {
        // Beyond 512 it is the decoder that refuses.
        let error = #expect(throws: (any Error).self, "depth \(depth)") {
          try JSONDecoder().decode(JSONValue.self, from: json)
        }
        #expect(depth > 500 || error as? RefusedJSON == .depth(limit: 72))
      }
    }
  }

  @Test("At every depth it is encoded or rejected, without a stack overflow", arguments: Nest.all)
  func encodesWithinDepth(nest: Nest) throws {
    for depth in Self.depths {
      let value = nest.value(depth: depth)
      if depth <= JSONValue.maximumDepth {
        #expect(try text(of: value) == nest.json(depth: depth))
      } else {
        #expect(throws: RefusedJSON.depth(limit: 72)) { try JSONEncoder().encode(value) }
      }
    }
  }

  private func text(of value: JSONValue) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }
}

/// Lists, or objects, inside one another, around a number.
enum Nest {
  case lists
  case objects

  static let all: [Self] = [.lists, .objects]

  func json(depth: Int) -> String {
    switch self {
    case .lists: String(repeating: "[", count: depth) + "7" + String(repeating: "]", count: depth)
    case .objects:
      String(repeating: #"{"a":"#, count: depth) + "7" + String(repeating: "}", count: depth)
    }
  }

  func value(depth: Int) -> JSONValue {
    (0..<depth).reduce(.integer(7)) { inner, _ in
      switch self {
      case .lists: .array([inner])
      case .objects: .object(["a": inner])
      }
    }
  }
}
