import EventSourcing

/// A store whose readers are told of nothing until the gate is opened.
///
/// In a running system that is a few milliseconds, each time: the way from the log to the model.
struct GatedStore: EventStore {
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

  func append(
    _ events: [NewEvent], to stream: StreamID, expecting expected: ExpectedVersion
  ) async throws -> AppendResult {
    try await store.append(events, to: stream, expecting: expected)
  }

  func read(
    _ stream: StreamID, _ direction: ReadDirection, from start: Int?, limit: Int?
  ) async throws -> [RecordedEvent] {
    try await store.read(stream, direction, from: start, limit: limit)
  }

  func readAll(after position: GlobalPosition, limit: Int) async throws -> [RecordedEvent] {
    try await store.readAll(after: position, limit: limit)
  }
}
