/// An event store in front of another one, which does everything that this one doesn't override.
///
/// The pattern is Gamma, Helm, Johnson and Vlissides's *decorator* (Design Patterns, 1994).
public protocol EventStoreDecorator: EventStore {
  /// The store behind this one.
  var store: any EventStore { get }
}

extension EventStoreDecorator {
  @discardableResult
  public func append(
    _ events: [NewEvent], to stream: StreamID, expecting expected: ExpectedVersion
  ) async throws -> AppendResult {
    try await store.append(events, to: stream, expecting: expected)
  }

  @discardableResult
  public func append(
    _ events: [NewEvent], to stream: StreamID, expecting expected: ExpectedVersion,
    recording records: [IdempotencyRecord]
  ) async throws -> AppendResult {
    try await store.append(events, to: stream, expecting: expected, recording: records)
  }

  public func idempotencyRecord(of key: String) async throws -> IdempotencyRecord? {
    try await store.idempotencyRecord(of: key)
  }

  public func save(_ record: IdempotencyRecord, completing: Bool) async throws {
    try await store.save(record, completing: completing)
  }

  public func read(
    _ stream: StreamID, _ direction: ReadDirection, from start: Int?, limit: Int?
  ) async throws -> [RecordedEvent] {
    try await store.read(stream, direction, from: start, limit: limit)
  }

  public func events(
    of stream: StreamID, causedBy cause: CausationID
  ) async throws -> [RecordedEvent] {
    try await store.events(of: stream, causedBy: cause)
  }

  public func readAll(
    after position: GlobalPosition, limit: Int
  ) async throws -> [RecordedEvent] {
    try await store.readAll(after: position, limit: limit)
  }

  public func subscribe(
    after position: GlobalPosition
  ) -> any AsyncSequence<RecordedEvent, any Error> & Sendable {
    store.subscribe(after: position)
  }
}
