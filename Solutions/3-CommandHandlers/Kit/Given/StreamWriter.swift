import EventSourcing
import Synchronization

/// The one writer of a stream within this process: its commands take turns, and meet no conflict.
///
/// A command decides on the state that the commands before it have led to, even while their events
/// are on their way to the disk. Events that gather meanwhile are appended together. So a busy stream
/// costs one append for many commands, and only other processes can cause a version conflict.
///
/// When an append fails, everything that was decided on it is decided again.
final class StreamWriter: Sendable {
  /// The base of a decision.
  struct Basis: Sendable {
    /// The state in memory, a `VersionedState` of the stream's aggregate.
    let state: (any Sendable)?
    /// The append that has yet to succeed, so that this is the state; `nil` for none.
    let commit: Commit?
    fileprivate let epoch: Int
  }

  /// The events of one command, and the record of its request.
  struct Member: Sendable {
    let events: [NewEvent]
    let record: IdempotencyRecord?
  }

  fileprivate struct Group {
    let commit: Commit
    var members: [Member] = []

    func contains(_ cause: CausationID) -> Bool {
      members.contains { $0.events.contains { $0.metadata.causationID == cause } }
    }
  }

  fileprivate struct State {
    var isTaken = false
    var waiting: [(number: Int, continuation: CheckedContinuation<Void, any Error>)] = []
    var lastNumber = 0
    var known: (any Sendable)?
    /// The events on their way to the store, and those that gather behind them.
    var appending: Group?
    var gathering: Group?
    /// It rises with each failure: earlier decisions are invalid.
    var epoch = 0
  }

  private let stream: StreamID
  private let store: any EventStore
  private let state = Mutex(State())

  init(of stream: StreamID, in store: any EventStore) {
    self.stream = stream
    self.store = store
  }

  /// The base for the decision of the current command.
  var basis: Basis {
    state.withLock { state in
      Basis(
        state: state.known, commit: (state.gathering ?? state.appending)?.commit,
        epoch: state.epoch)
    }
  }

  /// Whether events with this cause are not committed yet.
  func isCommitting(_ cause: CausationID) -> Bool {
    state.withLock { state in
      [state.appending, state.gathering].contains { $0?.contains(cause) ?? false }
    }
  }

  /// Keeps `current` for the next command if its base is still valid.
  func keep(_ current: (any Sendable)?, on basis: Basis) {
    guard let current else { return }
    state.withLock { if $0.epoch == basis.epoch { $0.known = current } }
  }
}

extension StreamWriter {
  /// Returns when it is the caller's turn.
  ///
  /// - Throws: `CancellationError` when the task was cancelled before.
  func begin() async throws {
    if state.withLock({ $0.takeWhenFree() }) { return }
    let number = state.withLock { state in
      state.lastNumber += 1
      return state.lastNumber
    }
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        let outcome = state.withLock { state -> Result<Void, any Error>? in
          if Task.isCancelled { return .failure(CancellationError()) }
          if state.takeWhenFree() { return .success(()) }
          state.waiting.append((number, continuation))
          return nil
        }
        if let outcome { continuation.resume(with: outcome) }
      }
    } onCancel: {
      let cancelled = state.withLock { state in
        state.waiting.firstIndex { $0.number == number }.map { state.waiting.remove(at: $0) }
      }
      cancelled?.continuation.resume(throwing: CancellationError())
    }
  }

  /// Ends the turn; it is the next command's now.
  func end() {
    let next = state.withLock { state in
      state.isTaken = !state.waiting.isEmpty
      return state.isTaken ? state.waiting.removeFirst() : nil
    }
    next?.continuation.resume()
  }
}

extension StreamWriter.State {
  fileprivate mutating func takeWhenFree() -> Bool {
    defer { isTaken = true }
    return !isTaken
  }
}

extension StreamWriter {
  /// Appends the events of `member` after `version`, together with those of other commands, and ends
  /// the turn at once: the next command decides on `next`, the state after them.
  ///
  /// - Throws: `VersionConflict` when something that they rest on, or they themselves, came too late;
  ///   errors of the store.
  func append(
    _ member: Member, after version: Int, leadingTo next: any Sendable, on basis: Basis
  ) async throws -> AppendResult {
    let entry = state.withLock { state -> (commit: Commit, member: Int)? in
      guard state.epoch == basis.epoch else { return nil }
      state.known = next
      var group = state.gathering ?? Group(commit: Commit(after: version))
      group.members.append(member)
      // The first one goes at once; later ones gather until it is there.
      if state.appending == nil {
        state.appending = group
        group.commit.begin()
      } else {
        state.gathering = group
      }
      return (group.commit, group.members.count - 1)
    }
    end()
    guard let entry else {
      throw VersionConflict(stream: stream, expected: .exactly(version), actual: version)
    }
    // The first member of a group appends for all of them.
    if entry.member == 0, await entry.commit.hasBegun() { await appendGroup() }
    return try await entry.commit.result(of: entry.member)
  }

  /// Appends the events of `member` for themselves, within the caller's turn.
  ///
  /// - Throws: errors of the store.
  func appendAlone(
    _ member: Member, expecting expected: ExpectedVersion
  ) async throws -> AppendResult {
    if !member.events.isEmpty { state.withLock { $0.fail() } }
    return try await store([member], expecting: expected)
  }

  private func store(
    _ members: [Member], expecting expected: ExpectedVersion
  ) async throws -> AppendResult {
    try await store.append(
      members.flatMap(\.events), to: stream, expecting: expected,
      recording: members.compactMap(\.record))
  }

  /// Appends the events whose turn it is, and lets those begin that have gathered meanwhile.
  private func appendGroup() async {
    guard let group = state.withLock(\.appending) else { return }
    let outcomes = await outcomes(of: group)
    let hasFailed = !group.isAsDecided(outcomes)
    let gathered = state.withLock { state in
      let gathered = state.gathering
      state.gathering = nil
      if hasFailed { state.fail() }
      state.appending = hasFailed ? nil : gathered
      return gathered
    }
    group.commit.finish(outcomes)
    guard let gathered else { return }
    guard hasFailed else {
      gathered.commit.begin()
      return
    }
    let conflict = VersionConflict(
      stream: stream, expected: .exactly(gathered.commit.version), actual: group.commit.version)
    gathered.commit.finish(gathered.members.map { _ in .failure(conflict) })
  }

  private func outcomes(of group: Group) async -> [Commit.Outcome] {
    let before = group.commit.version
    do {
      let result = try await store(group.members, expecting: .exactly(before))
      if group.members.count == 1 { return [.success(result)] }
      if result.version == group.end { return group.outcomes(endingAt: result.position) }
      return await separateOutcomes(of: group, after: nil)
    } catch {
      guard group.members.count > 1, !(error is VersionConflict) else {
        return group.members.map { _ in .failure(error) }
      }
      return await separateOutcomes(of: group, after: error as? UncertainAppend)
    }
  }

  /// Appends each member for itself, up to the first that fails: those behind it were decided on it.
  ///
  /// Where `uncertain` hid how the append of all has ended, this finds out: what has reached the
  /// store is not appended twice, by the ids of its events. Only a conflict says that nothing has.
  private func separateOutcomes(
    of group: Group, after uncertain: UncertainAppend?
  ) async -> [Commit.Outcome] {
    var version = group.commit.version
    var outcomes: [Commit.Outcome] = []
    // Those behind are not even tried: when another process has appended just as many events, they
    // would be let in.
    var behind: any Error = VersionConflict(
      stream: stream, expected: .exactly(version), actual: version)
    do {
      for member in group.members {
        let result = try await store([member], expecting: .exactly(version))
        outcomes.append(.success(result))
        version += member.events.count
      }
    } catch {
      let isKnown = uncertain == nil || error is VersionConflict
      outcomes.append(.failure(isKnown ? error : uncertain ?? error))
      if !isKnown { behind = uncertain ?? error }
    }
    return outcomes + group.members.dropFirst(outcomes.count).map { _ in .failure(behind) }
  }
}

extension StreamWriter.State {
  /// Forgets the state: decisions based on it are invalid.
  fileprivate mutating func fail() {
    epoch += 1
    known = nil
  }
}

extension StreamWriter.Group {
  /// The version of the stream after all events.
  fileprivate var end: Int { members.reduce(commit.version) { $0 + $1.events.count } }

  /// Whether the stream is now as the commands behind this group take it to be.
  fileprivate func isAsDecided(_ outcomes: [Commit.Outcome]) -> Bool {
    var version = commit.version
    for (member, outcome) in zip(members, outcomes) {
      version += member.events.count
      guard case .success(let result) = outcome, result.version == version else { return false }
    }
    return true
  }

  /// The outcome of each member when all were appended; the log ends at `position` then.
  fileprivate func outcomes(endingAt position: GlobalPosition) -> [Commit.Outcome] {
    var version = commit.version
    return members.map { member in
      version += member.events.count
      return .success(AppendResult(version: version, position: position))
    }
  }
}
