import EventSourcing
import Synchronization

/// Where a read model and its checkpoint are kept, so that they outlive whoever works on them.
public protocol ProjectionStorage<Model>: Sendable {
  associatedtype Model: ReadModel

  /// Lets `body` look at model and checkpoint, both of the same moment.
  ///
  /// - Throws: what `body` throws, and what the storage throws.
  func read<Value: Sendable>(
    _ body: @Sendable (Checkpointed<Model>) throws -> Value
  ) async throws -> Value

  /// Lets `body` change model and checkpoint in one step: readers see all of it or nothing.
  ///
  /// - Throws: what `body` throws, and what the storage throws; then nothing has changed.
  @discardableResult
  func update<Value: Sendable>(
    _ body: @Sendable (inout Checkpointed<Model>) throws -> Value
  ) async throws -> Value
}

/// Keeps a read model in memory.
///
/// It makes no copy to go back to when `body` throws. So it relies on what ``ReadModel`` and
/// ``Checkpointed`` promise: whatever throws has changed nothing.
public final class InMemoryProjectionStorage<Model: ReadModel>: ProjectionStorage {
  private let state: Mutex<Checkpointed<Model>>

  public init(_ state: Checkpointed<Model> = Checkpointed()) {
    self.state = Mutex(state)
  }

  public func read<Value: Sendable>(
    _ body: @Sendable (Checkpointed<Model>) throws -> Value
  ) async throws -> Value {
    try state.withLock { try body($0) }
  }

  @discardableResult
  public func update<Value: Sendable>(
    _ body: @Sendable (inout Checkpointed<Model>) throws -> Value
  ) async throws -> Value {
    try state.withLock { try body(&$0) }
  }
}
