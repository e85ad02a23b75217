public import EventSourcing

/// A store that fails: each call throws the same error, and nothing is stored.
public struct FailingStore: EventStore {
  private let error: any Error

  public init(_ error: any Error) { self.error = error }

  public func append(
    _ events: [NewEvent], to stream: StreamID, expecting expected: ExpectedVersion
  ) async throws -> AppendResult {
    throw error
  }

  public func read(
    _ stream: StreamID, _ direction: ReadDirection, from start: Int?, limit: Int?
  ) async throws -> [RecordedEvent] {
    throw error
  }

  public func readAll(after position: GlobalPosition, limit: Int) async throws -> [RecordedEvent] {
    throw error
  }

  public func subscribe(
    after position: GlobalPosition
  ) -> any AsyncSequence<RecordedEvent, any Error> & Sendable {
    AsyncThrowingStream<RecordedEvent, any Error> { throw error }
  }
}
