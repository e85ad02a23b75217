import API
import CommandHandlers
import EventSourcing
import Foundation
import Testing

@Suite("Given: what is remembered of a request, as it stands in the log")
struct RequestEventTests {
  /// The stored forms of today. They stand in logs, so they are never changed: a new form gets a
  /// new line here.
  private static let golden: [(EventTypeName, String)] = [
    (
      "RequestReceived",
      #"{"key":"a-1","wish":"deposit 5.00 into account 1"}"#
    ),
    (
      "RequestAnswered",
      #"{"answer":{"body":"{\"balance\":5}","headers":{"Content-Type":"application/json","#
        + #""ETag":"\"2\""},"phrase":"Created","status":201},"key":"a-1"}"#
    ),
  ]

  private func encoded(_ event: RequestEvent) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(event), as: UTF8.self)
  }

  private func decoded(_ text: String, as typeName: EventTypeName) throws -> RequestEvent {
    try JSONDecoder().decode(Reading.self, from: Data(text.utf8), configuration: typeName).event
  }

  @Test("The texts of the first day are read, and written to the letter", arguments: golden)
  func goldenTexts(typeName: EventTypeName, text: String) throws {
    let event = try decoded(text, as: typeName)
    #expect(event.typeName == typeName)
    #expect(try encoded(event) == text)
  }

  @Test("Both events know their names, and no other name is read")
  func names() throws {
    #expect(RequestEvent.typeNames == Set(Self.golden.map(\.0)))
    #expect(
      try encoded(.received("a-1", fingerprint: "deposit 5.00 into account 1")) == Self.golden[0].1)
    #expect(throws: DecodingError.self) { try decoded(Self.golden[0].1, as: "MoneyDeposited") }
    #expect(throws: DecodingError.self) { try decoded(Self.golden[0].1, as: "RequestAnswered") }
  }

  @Test("Each key has a stream of its own, outside of what is public")
  func streams() {
    #expect(RequestEvent.stream(of: "a-1").description == "request-a-1")
    #expect(RequestEvent.stream(of: "a") != RequestEvent.stream(of: "A"))
  }
}

private struct Reading: DecodableWithConfiguration {
  let event: RequestEvent

  init(from decoder: any Decoder, configuration typeName: EventTypeName) throws {
    event = try RequestEvent(typeName: typeName, from: decoder)
  }
}
