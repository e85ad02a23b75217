import EventSourcing
import Synchronization

/// The writers of the streams that were used last, one for each stream.
final class StreamWriters: Sendable {
  fileprivate struct Entry {
    let writer: StreamWriter
    /// The number of commands that use the writer now. One in use is never forgotten: there would
    /// be two writers for its stream.
    var commandCount = 0
    /// The time of its last use, as a rising number.
    var lastUse = 0
  }

  fileprivate struct State {
    var entries: [StreamID: Entry] = [:]
    var now = 0
  }

  private let store: any EventStore
  private let limits: WriterLimits
  private let state = Mutex(State())

  init(store: any EventStore, limits: WriterLimits) {
    self.store = store
    self.limits = limits
  }

  /// Runs `body` when it is its turn in `stream`; one after the other, in the order of the calls.
  ///
  /// The `record` is written together with the events that `body` appends.
  ///
  /// It decides on the state after the commands before it, committed or not. When it appends
  /// nothing, because it was refused, say, it runs once more when those are committed: a refusal
  /// rests on facts.
  ///
  /// - Throws: errors of `body`; ``StreamBusy`` when too many wait already; `CancellationError`.
  func turn<Subject: Decider>(
    _ subject: Subject.Type, in stream: StreamID, recording record: IdempotencyRecord?,
    _ body: (StreamTurn<Subject>) async throws -> CommandResult<Subject.Event>
  ) async throws -> CommandResult<Subject.Event> {
    let writer = try use(stream)
    defer { release(stream) }
    try await writer.begin()
    var turn = StreamTurn<Subject>(writer, recording: record)
    var result = await turn.result(of: body)
    if turn.isAheadOfFacts {
      await turn.waitForBasis()
      turn = StreamTurn<Subject>(writer, recording: record)
      result = await turn.result(of: body)
    }
    turn.end()
    return try result.get()
  }

  private func use(_ stream: StreamID) throws(StreamBusy) -> StreamWriter {
    let writer = state.withLock { state -> StreamWriter? in
      var entry = state.entries[stream] ?? Entry(writer: StreamWriter(of: stream, in: store))
      guard entry.commandCount < limits.commands else { return nil }
      state.now += 1
      entry.commandCount += 1
      entry.lastUse = state.now
      state.entries[stream] = entry
      return entry.writer
    }
    guard let writer else { throw StreamBusy(stream: stream, limit: limits.commands) }
    return writer
  }

  private func release(_ stream: StreamID) {
    state.withLock { state in
      state.entries[stream]?.commandCount -= 1
      if state.entries.count > limits.streams { state.forgetOldest(keeping: limits.streams / 2) }
    }
  }
}

extension StreamWriters.State {
  /// Forgets the writers that were not used for longest, until there are `count`.
  fileprivate mutating func forgetOldest(keeping count: Int) {
    let idle = entries.filter { $0.value.commandCount == 0 }
    let oldest = idle.sorted { $0.value.lastUse < $1.value.lastUse }
    for (stream, _) in oldest.prefix(entries.count - count) { entries[stream] = nil }
  }
}
