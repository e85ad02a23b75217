import EventSourcing
import ReadModels
import Synchronization
import TestStores

/// A storage that loses its process again and again: before a change, in the middle of it, or
/// after it, before anybody is told.
///
/// What was saved is saved whole, as a database does it.
final class CrashingStorage<Model: ReadModel>: ProjectionStorage {
  private let state = Mutex(Checkpointed<Model>())
  private let random: Mutex<SeededGenerator>

  init(seed: UInt64) { random = Mutex(SeededGenerator(seed: seed)) }

  /// What a clean process finds.
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

/// When a storage finds out that the disk is full.
enum Trouble: CaseIterable {
  case beforeChange
  /// Everything is changed, and then it cannot be saved.
  case atCommit
}

/// A storage that remembers how it was used, and that can be out of order.
final class WatchedStorage<Model: ReadModel>: ProjectionStorage {
  private let state: Mutex<(saved: Checkpointed<Model>, reads: Int, updates: Int)>
  private let trouble: Trouble?
  /// The checkpoint after each change.
  let commits: AsyncStream<Int>
  private let committed: AsyncStream<Int>.Continuation

  private let before: @Sendable (_ update: Int, _ state: inout Checkpointed<Model>) -> Void

  /// `before` happens just before each change; the first one has the number 1.
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
