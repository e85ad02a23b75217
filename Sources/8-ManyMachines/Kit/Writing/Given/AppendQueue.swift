import EventSourcing
import Synchronization

/// The appends of a writer that have no answer yet, in the order of their arrival.
final class AppendQueue: Sendable {
  typealias Caller = CheckedContinuation<AppendAnswer, any Error>

  struct Entry: Sendable {
    /// Counts from 1, in the order of arrival.
    let number: Int
    let append: PendingAppend
    /// Its caller's deadline, by the writer's stopwatch.
    let expiry: Duration
  }

  struct State {
    /// The entries that are in no group yet.
    var waiting: [Entry] = []
    /// The group under way.
    var group: [Entry] = []
    /// Whether the group was sent, at least once. Then its appends may be stored.
    var isSent = false
    fileprivate var callers: [Int: Caller] = [:]
    fileprivate var count = 0
    fileprivate var isWriting = false
    fileprivate var isWatched = false
    /// The number of the last entry whose deadline has passed.
    fileprivate var lastLate = 0
    fileprivate var connectionFailure: String?
  }

  private let state = Mutex(State())

  /// The number of appends that are in no group yet.
  var waitingCount: Int { state.withLock { $0.waiting.count } }

  /// Adds an append, whose caller gets an answer or an error, once.
  ///
  /// Returns whether a task has to be started that writes, and one that watches the deadlines.
  func add(
    _ append: PendingAppend, until expiry: Duration, _ caller: Caller
  ) -> (startsWriting: Bool, startsWatching: Bool) {
    state.withLock { state in
      state.count += 1
      state.callers[state.count] = caller
      state.waiting.append(Entry(number: state.count, append: append, expiry: expiry))
      defer { (state.isWriting, state.isWatched) = (true, true) }
      return (!state.isWriting, !state.isWatched)
    }
  }

  /// Remembers why the last attempt to connect has failed; `nil` when it worked.
  func noteConnecting(_ failure: String?) {
    state.withLock { $0.connectionFailure = failure }
  }
}

extension AppendQueue {
  /// Takes the next group out of the queue; returns `nil` when nothing waits.
  func nextGroup(_ limit: GroupLimit) -> GroupUnderWay? {
    let isEmpty = state.withLock { state in
      let count = limit.groupCount(of: state.waiting.lazy.map(\.append))
      // It takes at least one, so that a writer with a wrong limit comes to an end.
      state.group = Array(state.waiting.prefix(max(count, 1)))
      state.waiting.removeFirst(state.group.count)
      state.isSent = false
      state.isWriting = !state.group.isEmpty
      return state.group.isEmpty
    }
    guard !isEmpty else { return nil }
    return GroupUnderWay(isAwaited: { self.isAwaited }, beginSending: { self.beginSending() })
  }

  private var isAwaited: Bool {
    state.withLock { state in state.group.contains { state.callers[$0.number] != nil } }
  }

  private func beginSending() -> AppendGroup {
    state.withLock { state in
      state.isSent = true
      return AppendGroup(state.group.map(\.append))
    }
  }

  /// Answers the callers of the group under way; one that no longer waits gets no answer.
  func finishGroup(_ outcomes: [AppendGroup.Outcome]) {
    let missing = AppendGroup.Outcome.failure(UncertainAppend(reason: "no outcome came"))
    let answers = state.withLock { state in
      defer { state.group = [] }
      return state.group.enumerated().map { index, entry in
        (
          state.callers.removeValue(forKey: entry.number),
          outcomes.indices.contains(index) ? outcomes[index] : missing
        )
      }
    }
    for (caller, outcome) in answers { caller?.resume(with: outcome) }
  }

  /// Tells all callers of the group under way why there is no answer.
  func failGroup(_ error: any Error) {
    let count = state.withLock { $0.group.count }
    finishGroup(Array(repeating: .failure(error), count: count))
  }
}

extension AppendQueue {
  /// The next deadline of an append without an answer; `nil` when there is none, and the watch ends.
  func nextExpiry() -> Duration? {
    state.withLock { state in
      let next = state.pending.first { state.callers[$0.number] != nil }
      state.isWatched = next != nil
      return next?.expiry
    }
  }

  /// Tells the callers whose deadlines are not after `time` that they have passed.
  func expire(until time: Duration, because reason: String) {
    let ended = state.withLock { state in
      let failure = state.connectionFailure.map { "; the last attempt to connect: \($0)" } ?? ""
      let late = state.pending.filter { $0.expiry <= time }
      state.lastLate = late.last?.number ?? state.lastLate
      return late.compactMap { entry -> (Caller, any Error)? in
        guard state.callers[entry.number] != nil,
          let error = state.expire(entry, because: reason + failure)
        else { return nil }
        return state.callers.removeValue(forKey: entry.number).map { ($0, error) }
      }
    }
    for (caller, error) in ended { caller.resume(throwing: error) }
  }
}

extension AppendQueue.State {
  /// The entries whose deadlines have not passed, in the order of the deadlines.
  fileprivate var pending: [AppendQueue.Entry] {
    (group + waiting).filter { $0.number > lastLate }
  }
}
