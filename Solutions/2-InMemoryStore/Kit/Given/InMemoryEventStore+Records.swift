public import EventSourcing
import Synchronization

extension InMemoryEventStore {
  @discardableResult
  public func append(
    _ events: [NewEvent], to stream: StreamID, expecting expected: ExpectedVersion,
    recording new: [IdempotencyRecord]
  ) async throws -> AppendResult {
    guard !new.isEmpty, !events.isEmpty else {
      return try await append(events, to: stream, expecting: expected)
    }
    let result = try records.withLock { records in
      try records.add(new, at: clock.now) {
        try appendAlone(events, to: stream, expecting: expected)
      }
    }
    signal.send()
    return result
  }

  public func idempotencyRecord(of key: String) async throws -> IdempotencyRecord? {
    records.withLock { $0.record(of: key, at: clock.now) }
  }

  public func save(_ record: IdempotencyRecord, completing: Bool) async throws {
    try records.withLock { try $0.save(record, completing: completing, at: clock.now) }
  }
}
