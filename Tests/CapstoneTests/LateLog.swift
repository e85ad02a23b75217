import APISupport
import EventSourcing
import InMemoryStoreSolution

/// A store whose followers see each event a little late.
///
/// It waits for nothing: to be late is all that it is for, as a busy computer is.
struct LateLog: EventStoreDecorator {
  let store: any EventStore

  init(over store: any EventStore = InMemoryEventStore(clock: ManualWallClock(.noon))) {
    self.store = store
  }

  func readAll(after position: GlobalPosition, limit: Int) async throws -> [RecordedEvent] {
    try await Task.sleep(for: Self.lateness)
    return try await store.readAll(after: position, limit: limit)
  }

  func subscribe(
    after position: GlobalPosition
  ) -> any AsyncSequence<RecordedEvent, any Error> & Sendable {
    let (events, late) = AsyncThrowingStream<RecordedEvent, any Error>.makeStream()
    let delivery = Task { [store] in
      do {
        for try await event in store.subscribe(after: position) {
          try await Task.sleep(for: Self.lateness)
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

  private static let lateness = Duration.milliseconds(30)
}
