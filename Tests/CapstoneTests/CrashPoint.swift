import APISupport
import EventSourcing
import Synchronization

/// A store whose process ends at one of its appends: nothing is appended from then on.
final class CrashPoint: Sendable {
  private struct State {
    /// How many appends there are until the end; `nil` when it is not armed.
    var left: Int?
    var isDead = false
  }

  private let state = Mutex(State())
  /// Whether the last append is stored, and only its answer is lost.
  private let isStored: Bool
  /// What the process works on; it outlives it.
  private let log: any EventStore

  init(isStored: Bool) {
    self.isStored = isStored
    log = EventfulStore()
  }

  var store: any EventStore { Store(point: self, store: log) }

  /// Lets the process end at the append with this number from now on.
  func arm(at number: Int) { state.withLock { $0.left = number } }

  /// Begins a new process.
  func restart() { state.withLock { $0 = State() } }

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

  private struct Store: EventStoreDecorator {
    let point: CrashPoint
    let store: any EventStore

    @discardableResult
    func append(
      _ events: [NewEvent], to stream: StreamID, expecting expected: ExpectedVersion
    ) async throws -> AppendResult {
      try point.begin()
      let result = try await store.append(events, to: stream, expecting: expected)
      try point.end()
      return result
    }
  }
}
