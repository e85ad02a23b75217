public import EventSourcing
import Synchronization

/// A store that counts the events that are read from it.
public final class CountingStore: EventStoreDecorator {
  public let store: any EventStore
  private let counts = Mutex((events: 0, calls: 0))

  public init(_ store: any EventStore) { self.store = store }

  /// The number of events so far, from single streams and from the log.
  public var eventsRead: Int { counts.withLock { $0.events } }

  public func read(
    _ stream: StreamID, _ direction: ReadDirection, from start: Int?, limit: Int?
  ) async throws -> [RecordedEvent] {
    try counted(try await store.read(stream, direction, from: start, limit: limit))
  }

  public func readAll(after position: GlobalPosition, limit: Int) async throws -> [RecordedEvent] {
    try counted(try await store.readAll(after: position, limit: limit))
  }

  private func counted(_ events: [RecordedEvent]) throws -> [RecordedEvent] {
    let calls = counts.withLock { counts in
      counts = (counts.events + events.count, counts.calls + 1)
      return counts.calls
    }
    if calls > 10_000 { throw Endless.reading }
    return events
  }
}
