import EventSourcing
import Foundation
import Testing

@Suite("Given: UnknownEvent")
struct UnknownEventTests {
  @Test("An unknown event is decoded and encoded unchanged, whatever its data is")
  func roundTrip() throws {
    let json = #"{"limit":0.1,"tags":["a",null],"user":{"id":9007199254740993}}"#
    let event = try JSONDecoder().decode(
      Reading<UnknownEvent>.self, from: Data(json.utf8), configuration: "LoanGranted"
    ).event

    #expect(event.typeName == "LoanGranted")
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    #expect(String(decoding: try encoder.encode(event), as: UTF8.self) == json)
  }

  @Test("Unknown events have no type name")
  func hasNoNames() {
    #expect(UnknownEvent.typeNames.isEmpty)
  }
}

/// Reads an event of a given name from its data alone.
private struct Reading<Event: DomainEvent>: DecodableWithConfiguration {
  let event: Event

  init(from decoder: any Decoder, configuration typeName: EventTypeName) throws {
    event = try Event(typeName: typeName, from: decoder)
  }
}
