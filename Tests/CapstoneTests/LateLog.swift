import APISupport
import EventSourcing
import InMemoryStoreSolution

/// A store whose followers see each event late.
struct LateLog: EventStoreDecorator {
  let store: any EventStore
  /// What each event has to wait for on its way.
  private let delay: @Sendable () async throws -> Void

  /// A log that is a little late, as on a busy computer.
  init(over store: any EventStore) {
    self.store = store
    // It waits for nothing: to be late is all that it is for.
    delay = { try await Task.sleep(for: .milliseconds(30)) }
  }

  /// A log in memory that comes as far as `gate` lets it.
  init(behind gate: Gate) {
    store = InMemoryEventStore(clock: ManualWallClock(.noon))
    delay = { await gate.pass() }
  }

  func readAll(after position: GlobalPosition, limit: Int) async throws -> [RecordedEvent] {
    try await delay()
    return try await store.readAll(after: position, limit: limit)
  }

  func subscribe(
    after position: GlobalPosition
  ) -> any AsyncSequence<RecordedEvent, any Error> & Sendable {
    let (events, late) = AsyncThrowingStream<RecordedEvent, any Error>.makeStream()
    let delivery = Task { [store, delay] in
      do {
        for try await event in store.subscribe(after: position) {
          try await delay()
          late.yield(event)
        }
        late.finish()
      } catch {
        late.finish(throwing: error)
      }
    }
    late.onTermination = { _ in delivery.cancel() }
    return events
  }
}
