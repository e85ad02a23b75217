import EventSourcing
import Synchronization

/// A cache of the most recently read events, so that several followers of the log read and decode
/// each event only once.
///
/// It is never stale: recorded events don't change.
final class RecentEvents: Sendable {
  /// A ring: each position has one slot, shared with much older positions.
  private let places = Mutex([RecordedEvent?](repeating: nil, count: 4096))

  /// Returns `events` decoded; `nil` when one of them is not in the cache.
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

  /// Returns at most `limit` events that follow `position` without a gap, as far as they are in the
  /// cache.
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

  /// Stores the newest of `events`.
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
