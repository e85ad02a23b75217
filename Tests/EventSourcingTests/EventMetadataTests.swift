import EventSourcing
import Foundation
import Testing

@Suite("Given: EventMetadata")
struct EventMetadataTests {
  @Test("A caused event has the same correlation and names its cause")
  func inherits() {
    let cause = recorded(EventMetadata(correlationID: CorrelationID(rawValue: "request-7")))
    let metadata = EventMetadata(causedBy: cause)
    #expect(metadata.correlationID == CorrelationID(rawValue: "request-7"))
    #expect(metadata.causationID == CausationID(cause.id))
  }

  @Test("An event without a correlation begins one")
  func begins() {
    let cause = recorded(EventMetadata(causationID: CausationID(rawValue: "command-3")))
    let metadata = EventMetadata(causedBy: cause)
    #expect(metadata.correlationID == CorrelationID(rawValue: cause.id.description))
    #expect(metadata.causationID == CausationID(rawValue: cause.id.description))
  }

  private func recorded(_ metadata: EventMetadata) -> RecordedEvent {
    RecordedEvent(
      position: GlobalPosition(rawValue: 12), stream: StreamID(category: "account", id: "1"),
      version: 3, id: CountedEventIDs.id(numbered: 12),
      recordedAt: Date(timeIntervalSince1970: 0), metadata: metadata,
      event: UnknownEvent(typeName: "LoanGranted", data: .null))
  }
}
