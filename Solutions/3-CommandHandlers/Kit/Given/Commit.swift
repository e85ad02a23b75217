import EventSourcing
import Synchronization

/// Events of commands for one stream that are appended together, each command's as one member.
final class Commit: Sendable {
  typealias Outcome = Result<AppendResult, any Error>

  /// The version of the stream before the events.
  let version: Int
  private let state = Mutex(State())

  private struct State {
    var hasBegun = false
    var outcomes: [Outcome]?
    /// The first member, which waits until it may begin to append.
    var first: CheckedContinuation<Void, Never>?
    var waiting: [CheckedContinuation<Void, Never>] = []
  }

  init(after version: Int) {
    self.version = version
  }

  /// Lets the first member append the events of all.
  func begin() {
    let first = state.withLock { state in
      state.hasBegun = true
      defer { state.first = nil }
      return state.first
    }
    first?.resume()
  }

  /// Returns when the events may be appended; `false` when that is too late.
  func hasBegun() async -> Bool {
    await withCheckedContinuation { continuation in
      let isReady = state.withLock { state in
        let isReady = state.hasBegun || state.outcomes != nil
        if !isReady { state.first = continuation }
        return isReady
      }
      if isReady { continuation.resume() }
    }
    return state.withLock { $0.outcomes == nil }
  }

  /// Returns the result for a member when the append has ended.
  ///
  /// - Throws: the error that kept the member's events from being appended.
  func result(of member: Int) async throws -> AppendResult {
    try await outcomes()[member].get()
  }

  /// Returns when the append has ended, well or not.
  func wait() async { _ = await outcomes() }

  private func outcomes() async -> [Outcome] {
    await withCheckedContinuation { continuation in
      let isFinished = state.withLock { state in
        if state.outcomes == nil { state.waiting.append(continuation) }
        return state.outcomes != nil
      }
      if isFinished { continuation.resume() }
    }
    return state.withLock { $0.outcomes ?? [] }
  }

  /// Ends the waiting, with one outcome for each member.
  func finish(_ outcomes: [Outcome]) {
    let waiting = state.withLock { state in
      state.outcomes = outcomes
      defer { (state.waiting, state.first) = ([], nil) }
      return state.waiting + [state.first].compactMap(\.self)
    }
    for continuation in waiting { continuation.resume() }
  }
}
