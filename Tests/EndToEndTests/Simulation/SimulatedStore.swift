import EventSourcing
import InMemoryStoreSolution
import StoreConformance
import Synchronization
import TestStores

/// A store that takes its time, fails, and loses results, as the seed has it.
final class SimulatedStore: EventStoreDecorator {
  let store: any EventStore = InMemoryEventStore()
  private let executor: SeededExecutor

  init(on executor: SeededExecutor) {
    self.executor = executor
  }

  func append(
    _ events: [NewEvent], to stream: StreamID, expecting expected: ExpectedVersion
  ) async throws -> AppendResult {
    try await append(events, to: stream, expecting: expected, recording: [])
  }

  func append(
    _ events: [NewEvent], to stream: StreamID, expecting expected: ExpectedVersion,
    recording records: [IdempotencyRecord]
  ) async throws -> AppendResult {
    await pause()
    if executor.draw(1...12) == 1 { throw StoreTrouble() }
    let result = try await store.append(
      events, to: stream, expecting: expected, recording: records)
    await pause()
    // The events are there, and nobody learns of it.
    if executor.draw(1...10) == 1 { throw UncertainAppend(reason: "the result was lost") }
    return result
  }

  func read(
    _ stream: StreamID, _ direction: ReadDirection, from start: Int?, limit: Int?
  ) async throws -> [RecordedEvent] {
    await pause()
    let events = try await store.read(stream, direction, from: start, limit: limit)
    await pause()
    return events
  }

  func events(
    of stream: StreamID, causedBy cause: CausationID
  ) async throws -> [RecordedEvent] {
    await pause()
    return try await store.events(of: stream, causedBy: cause)
  }

  private func pause() async {
    for _ in 0..<executor.draw(0...3) { await Task.yield() }
  }
}

/// The store as one process sees it: after a crash, none of its calls gets through any more.
final class ProcessStore: EventStoreDecorator {
  /// The process has crashed.
  struct Crashed: Error {}

  let store: any EventStore
  private let hasCrashed = Atomic(false)

  init(_ store: any EventStore) {
    self.store = store
  }

  func crash() { hasCrashed.store(true, ordering: .relaxed) }

  func append(
    _ events: [NewEvent], to stream: StreamID, expecting expected: ExpectedVersion
  ) async throws -> AppendResult {
    try await append(events, to: stream, expecting: expected, recording: [])
  }

  func append(
    _ events: [NewEvent], to stream: StreamID, expecting expected: ExpectedVersion,
    recording records: [IdempotencyRecord]
  ) async throws -> AppendResult {
    try check()
    let result = try await store.append(
      events, to: stream, expecting: expected, recording: records)
    try check()
    return result
  }

  func read(
    _ stream: StreamID, _ direction: ReadDirection, from start: Int?, limit: Int?
  ) async throws -> [RecordedEvent] {
    try check()
    return try await store.read(stream, direction, from: start, limit: limit)
  }

  private func check() throws(Crashed) {
    if hasCrashed.load(ordering: .relaxed) { throw Crashed() }
  }
}
