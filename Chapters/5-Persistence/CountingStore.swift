import EventSourcing
import Synchronization

/// Counts the events that are read from a log.
final class CountingStore: EventStoreDecorator {
  let store: any EventStore
  private let counts = Mutex((events: 0, pages: 0))

  init(_ store: any EventStore) { self.store = store }

  /// Returns the number of events read since the last call.
  func takeCount() -> Int {
    counts.withLock { counts in
      defer { counts = (0, 0) }
      return counts.events
    }
  }

  /// - Throws: errors of the store; ``NoEnd`` when a caller reads far more often than there is
  ///   something to read.
  func readAll(after position: GlobalPosition, limit: Int) async throws -> [RecordedEvent] {
    let page = try await store.readAll(after: position, limit: limit)
    let pages = counts.withLock { counts in
      counts = (counts.events + page.count, counts.pages + 1)
      return counts.pages
    }
    guard pages < 10_000 else { throw NoEnd() }
    return page
  }

  struct NoEnd: Error, CustomStringConvertible {
    var description: String { "the log is read again and again, and there is nothing new in it" }
  }
}
