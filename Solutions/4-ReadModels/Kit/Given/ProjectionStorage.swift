import EventSourcing
import Synchronization

/// Stores a read model and its checkpoint, independent of the projection that updates them.
public protocol ProjectionStorage<Model>: Sendable {
  associatedtype Model: ReadModel

  /// Calls `body` with model and checkpoint, both from the same moment.
  ///
  /// - Throws: errors of `body` and of the storage.
  func read<Value: Sendable>(
    _ body: @Sendable (Checkpointed<Model>) throws -> Value
  ) async throws -> Value

  /// Lets `body` change model and checkpoint in one step: readers see all of it or nothing.
  ///
  /// - Throws: errors of `body` and of the storage; then nothing has changed.
  @discardableResult
  func update<Value: Sendable>(
    _ body: @Sendable (inout Checkpointed<Model>) throws -> Value
  ) async throws -> Value
}

/// Keeps a read model in memory.
///
/// It makes no copy to restore when `body` throws. So it relies on the contract of ``ReadModel``
/// and ``Checkpointed``: a call that throws has changed nothing.
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
