import EventSourcing
import Synchronization

/// The events that were read last, so that those who follow the log side by side read and decode
/// each of them once, and not each for himself.
///
/// Nothing in it can be out of date: what has happened does not change.
final class RecentEvents: Sendable {
  /// Each position has its place, and shares it with those that are far before it.
  private let places = Mutex([RecordedEvent?](repeating: nil, count: 4096))

  /// What `events` are when they are decoded; `nil` where one of them is not remembered.
  func decoded(_ events: [UndecodedEvent]) -> [RecordedEvent]? {
    places.withLock { places in
      var decoded: [RecordedEvent] = []
      decoded.reserveCapacity(events.count)
      for event in events {
        guard let known = places[Self.place(of: event.position, in: places)],
          known.position == event.position, known.id == event.id
        else { return nil }
        decoded.append(known)
      }
      return decoded
    }
  }

  /// The events that follow the one at `position` without a gap, as far as they are remembered, and
  /// at most `limit` of them.
  func following(_ position: GlobalPosition, limit: Int) -> [RecordedEvent] {
    places.withLock { places in
      var events: [RecordedEvent] = []
      var next = GlobalPosition(rawValue: position.rawValue &+ 1)
      while events.count < limit, let known = places[Self.place(of: next, in: places)],
        known.position == next
      {
        events.append(known)
        next = GlobalPosition(rawValue: next.rawValue &+ 1)
      }
      return events
    }
  }

  /// Remembers the newest of `events`.
  func remember(_ events: [RecordedEvent]) {
    places.withLock { places in
      for event in events.suffix(places.count) {
        places[Self.place(of: event.position, in: places)] = event
      }
    }
  }

  private static func place(of position: GlobalPosition, in places: [RecordedEvent?]) -> Int {
    Int(position.rawValue.magnitude % UInt(places.count))
  }
}
