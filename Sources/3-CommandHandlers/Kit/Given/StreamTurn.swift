import EventSourcing

/// A command's turn in its stream: until it ends, no other command of this process decides there.
final class StreamTurn<Subject: Decider> {
  private let writer: StreamWriter
  /// The base of the state in memory.
  private let basis: StreamWriter.Basis
  private let record: IdempotencyRecord?
  private var current: VersionedState<Subject.State>?
  private var isOver = false
  /// The state that the appended events have led to.
  private var after: Subject.State?

  init(_ writer: StreamWriter, recording record: IdempotencyRecord?) {
    self.writer = writer
    self.record = record
    basis = writer.basis
  }

  /// Returns the state to decide on: the one after the commands before, or else what
  /// `upToDate` makes of the state in memory.
  ///
  /// - Throws: errors of `upToDate`.
  func state(
    upToDate: (VersionedState<Subject.State>?) async throws -> VersionedState<Subject.State>
  ) async throws -> VersionedState<Subject.State> {
    let known = basis.state as? VersionedState<Subject.State>
    if let known, basis.commit != nil {
      current = known
      return known
    }
    await waitForBasis()
    let state = try await upToDate(known)
    current = state
    return state
  }

  /// Appends `events`, and lets the next command decide on them before they are committed.
  ///
  /// Returns when they are committed, perhaps in one append with those of other commands. An empty
  /// list records nothing, and returns the version of the stream and the position of the log. A
  /// command appends once: after that its turn is over.
  ///
  /// - Throws: `VersionConflict` when the stream is not as `expected`, or something that the
  ///   decision rests on could not be committed; errors of the store.
  func append(
    _ events: [NewEvent], expecting expected: ExpectedVersion
  ) async throws -> AppendResult {
    guard !isOver, !events.isEmpty, var next = current, expected.isExactly(next.version) else {
      await waitForBasis()
      return try await writer.appendAlone(member(events), expecting: expected)
    }
    let version = next.version
    for event in events {
      if let own = event.event as? Subject.Event { Subject.evolve(&next.state, with: own) }
      next.version += 1
    }
    isOver = true
    let result = try await writer.append(
      member(events), after: version, leadingTo: next, on: basis)
    after = next.state
    return result
  }

  private func member(_ events: [NewEvent]) -> StreamWriter.Member {
    StreamWriter.Member(events: events, record: record)
  }

  /// Returns when events that `cause` led to, if there are any, are committed or have failed.
  func waitForEvents(causedBy cause: CausationID) async {
    if writer.isCommitting(cause) { await waitForBasis() }
  }

  /// Whether the command has appended nothing, and its decision rests on events that may yet fail, or
  /// that others may have added to.
  var isAheadOfFacts: Bool { !isOver && basis.commit != nil }

  /// Returns when everything that the state in memory rests on is committed or has failed.
  func waitForBasis() async { await basis.commit?.wait() }

  /// Runs `body` in this turn.
  func result(
    of body: (StreamTurn<Subject>) async throws -> CommandResult<Subject.Event>
  ) async -> Result<CommandResult<Subject.Event>, any Error> {
    do {
      var result = try await body(self)
      result.state = after
      return .success(result)
    } catch {
      return .failure(error)
    }
  }

  /// Ends the turn, unless an append has ended it.
  func end() {
    guard !isOver else { return }
    isOver = true
    writer.keep(current, on: basis)
    writer.end()
  }
}

extension ExpectedVersion {
  fileprivate func isExactly(_ version: Int) -> Bool {
    self == .exactly(version) || (self == .noStream && version == 0)
  }
}
