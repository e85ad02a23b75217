import EventSourcing

/// A store whose readers see no new events until the gate is opened.
///
/// It exaggerates the delay between log and model, a few milliseconds in a running system.
struct GatedStore: EventStoreDecorator {
  let store: any EventStore
  private let gate = AsyncStream<Void>.makeStream()

  init(_ store: any EventStore) { self.store = store }

  func open() { gate.continuation.finish() }

  func subscribe(
    after position: GlobalPosition
  ) -> any AsyncSequence<RecordedEvent, any Error> & Sendable {
    AsyncThrowingStream { events in
      let reading = Task {
        for await _ in gate.stream {}
        for try await event in store.subscribe(after: position) { events.yield(event) }
        events.finish()
      }
      events.onTermination = { _ in reading.cancel() }
    }
  }
}
