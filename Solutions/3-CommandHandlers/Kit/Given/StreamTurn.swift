import EventSourcing

/// A command's turn in its stream: until it ends, no other command of this process decides there.
final class StreamTurn<Subject: Decider> {
  private let writer: StreamWriter
  /// What the state in memory rests on.
  private let basis: StreamWriter.Basis
  private var current: VersionedState<Subject.State>?
  private var isOver = false

  init(_ writer: StreamWriter) {
    self.writer = writer
    basis = writer.basis
  }

  /// Returns the state to decide on: that which the commands before have led to, or else what
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
    try await waitForBasis()
    let state = try await upToDate(known)
    current = state
    return state
  }

  /// Appends `events`, and lets the next command decide on them before they are committed.
  ///
  /// Returns when they are committed, perhaps in one append with those of other commands.
  ///
  /// - Throws: `VersionConflict` when the stream is not as `expected`, or something that the
  ///   decision rests on could not be committed; errors of the store.
  func append(
    _ events: [NewEvent], expecting expected: ExpectedVersion
  ) async throws -> AppendResult {
    guard !isOver, !events.isEmpty, var next = current, expected.isExactly(next.version) else {
      try await waitForBasis()
      return try await writer.appendAlone(events, expecting: expected)
    }
    let version = next.version
    for event in events {
      if let own = event.event as? Subject.Event { Subject.evolve(&next.state, with: own) }
      next.version += 1
    }
    isOver = true
    return try await writer.append(events, after: version, leadingTo: next, on: basis)
  }

  /// Returns when events that `cause` led to, if there are any, are committed.
  ///
  /// - Throws: `VersionConflict` when they could not be.
  func waitForEvents(causedBy cause: CausationID) async throws {
    if writer.isCommitting(cause) { try await waitForBasis() }
  }

  /// Returns when everything is committed that the state in memory rests on.
  ///
  /// - Throws: `VersionConflict` when it could not be.
  func waitForBasis() async throws {
    try await basis.commit?.wait()
  }

  /// Ends the turn, unless an append has ended it, and returns whether it did.
  @discardableResult
  func end() -> Bool {
    guard !isOver else { return false }
    isOver = true
    writer.keep(current, on: basis)
    writer.end()
    return true
  }
}

extension ExpectedVersion {
  fileprivate func isExactly(_ version: Int) -> Bool {
    self == .exactly(version) || (self == .noStream && version == 0)
  }
}
