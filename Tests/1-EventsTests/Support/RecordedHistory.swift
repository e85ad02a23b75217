import EventSourcing
import Events
import Foundation

/// Returns the history of one stream as a store that holds others too would return it.
///
/// Versions count from 1. Positions rise with gaps, where the events of other streams stand.
func recorded(
  of stream: StreamID, _ events: (event: any DomainEvent, seconds: Double)...
) -> [RecordedEvent] {
  events.enumerated().map { index, entry in
    let position = 2 + index * index + 3 * index
    return RecordedEvent(
      position: GlobalPosition(rawValue: position), stream: stream, version: index + 1,
      id: CountedEventIDs.id(numbered: UInt64(position)), recordedAt: time(entry.seconds),
      event: entry.event)
  }
}

/// The moment that is `seconds` after the beginning of all histories.
func time(_ seconds: Double) -> Date {
  Date(timeIntervalSinceReferenceDate: 700_000_000 + seconds)
}
