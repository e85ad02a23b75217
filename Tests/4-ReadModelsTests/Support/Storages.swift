import EventSourcing
import ReadModels
import Synchronization
import TestStores

/// A storage whose process crashes again and again: before an update, in the middle of it, or after
/// it, before progress is reported.
///
/// An update is saved as a whole or not at all, as in a database.
final class CrashingStorage<Model: ReadModel>: ProjectionStorage {
  private let state = Mutex(Checkpointed<Model>())
  private let random: Mutex<SeededGenerator>

  init(seed: UInt64) { random = Mutex(SeededGenerator(seed: seed)) }

  /// The saved state, as a new process finds it.
  var saved: Checkpointed<Model> { state.withLock { $0 } }

  func read<Value: Sendable>(
    _ body: @Sendable (Checkpointed<Model>) throws -> Value
  ) async throws -> Value {
    try state.withLock { try body($0) }
  }

  @discardableResult
  func update<Value: Sendable>(
    _ body: @Sendable (inout Checkpointed<Model>) throws -> Value
  ) async throws -> Value {
    let luck = random.withLock { Int.random(in: 0..<24, using: &$0) }
    if luck == 0 { throw Crash() }
    var copy = saved
    let value = try body(&copy)
    if luck == 1 { throw Crash() }
    state.withLock { $0 = copy }
    if luck == 2 { throw Crash() }
    return value
  }
}

/// The moment at which a storage finds that the disk is full.
enum Trouble: CaseIterable {
  case beforeChange
  /// After the closure of the update has run, when its changes are saved.
  case atCommit
}

/// A storage that counts its reads and updates, and that can have a full disk.
final class WatchedStorage<Model: ReadModel>: ProjectionStorage {
  private let state: Mutex<(saved: Checkpointed<Model>, reads: Int, updates: Int)>
  private let trouble: Trouble?
  /// The checkpoint after each change.
  let commits: AsyncStream<Int>
  private let committed: AsyncStream<Int>.Continuation

  private let before: @Sendable (_ update: Int, _ state: inout Checkpointed<Model>) -> Void

  /// Creates a storage that calls `before` just before each update; the first one has the number 1.
  init(
    _ state: Checkpointed<Model> = Checkpointed(), trouble: Trouble? = nil,
    before: @escaping @Sendable (Int, inout Checkpointed<Model>) -> Void = { _, _ in }
  ) {
    self.state = Mutex((state, 0, 0))
    self.trouble = trouble
    self.before = before
    (commits, committed) = AsyncStream.makeStream()
  }

  var saved: Checkpointed<Model> { state.withLock { $0.saved } }
  var readCount: Int { state.withLock { $0.reads } }
  var updateCount: Int { state.withLock { $0.updates } }

  func read<Value: Sendable>(
    _ body: @Sendable (Checkpointed<Model>) throws -> Value
  ) async throws -> Value {
    try state.withLock { state in
      state.reads += 1
      return try body(state.saved)
    }
  }

  @discardableResult
  func update<Value: Sendable>(
    _ body: @Sendable (inout Checkpointed<Model>) throws -> Value
  ) async throws -> Value {
    if trouble == .beforeChange { throw DiskFull() }
    let (value, checkpoint) = try state.withLock { state in
      state.updates += 1
      before(state.updates, &state.saved)
      var changed = state.saved
      let value = try body(&changed)
      if trouble == .atCommit { throw DiskFull() }
      state.saved = changed
      return (value, changed.checkpoint)
    }
    committed.yield(checkpoint.rawValue)
    return value
  }
}

struct DiskFull: Error, CustomStringConvertible {
  var description: String { "the disk is full" }
}
