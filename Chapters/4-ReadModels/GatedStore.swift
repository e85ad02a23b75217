import EventSourcing

/// A store whose readers are told of nothing until the gate is opened.
///
/// In a running system that is a few milliseconds, each time: the way from the log to the model.
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
