public import EventSourcing
import Synchronization

/// The write at which the process of a store ends, an append or the save of a response; from then on
/// nothing is written.
///
/// The log outlives the process: after ``restart()`` the same ``store`` works on it again.
public final class CrashPoint: Sendable {
  private struct State {
    /// The writes until the crash; `nil` when none is planned.
    var left: Int?
    var isDead = false
  }

  private let state = Mutex(State())
  private let isStored: Bool
  private let log: any EventStore

  /// - Parameters:
  ///   - log: What the process works on.
  ///   - isStored: Whether the last write is stored, and only its answer is lost.
  public init(in log: any EventStore, isStored: Bool) {
    self.isStored = isStored
    self.log = log
  }

  /// The log, as the process sees it.
  public var store: any EventStore {
    HookedStore(
      log, beforeAppend: { [self] _, _ in try begin() }, afterAppend: { [self] _, _ in try end() },
      beforeRecord: { [self] call, _, _ in if call == .save { try begin() } },
      afterSave: { [self] _ in try end() })
  }

  /// Plans the crash for the write with this number, counted from now.
  public func arm(at number: Int) { state.withLock { $0.left = number } }

  /// Begins a new process.
  public func restart() { state.withLock { $0 = State() } }

  private func begin() throws {
    try state.withLock { state in
      guard !state.isDead else { throw Crash() }
      state.left? -= 1
      guard state.left == 0, !isStored else { return }
      state.isDead = true
      throw Crash()
    }
  }

  private func end() throws {
    try state.withLock { state in
      guard state.left == 0 else { return }
      state.isDead = true
      throw Crash()
    }
  }
}
