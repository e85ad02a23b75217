public import EventSourcing

/// Keeps one read model up to date with the log, and lets readers query it.
public final class Projection<Model: ReadModel>: Sendable {
  let storage: any ProjectionStorage<Model>
  public let progress = Progress()

  /// Creates a projection that continues from the model in `storage`.
  public init(
    of model: Model.Type = Model.self,
    storage: any ProjectionStorage<Model> = InMemoryProjectionStorage<Model>()
  ) {
    self.storage = storage
  }

  public var name: ReadModelName { Model.name }

  /// The position that the model has reached; waiting callers resume when it grows.
  public var position: GlobalPosition { progress.position }

  /// The error that stopped the projection; `nil` while there is none.
  public var trouble: (any Error)? { progress.trouble }

  /// Calls `body` with the model and its checkpoint, both from the same moment.
  ///
  /// - Throws: errors of `body` and of the storage.
  public func read<Value: Sendable>(
    _ body: @Sendable (Checkpointed<Model>) throws -> Value
  ) async throws -> Value {
    try await storage.read(body)
  }

  /// Applies every event after the checkpoint: first the ones in the log, then each new one.
  ///
  /// It returns when its task is cancelled, because then the subscription ends. Stopped at any
  /// moment and started again, it continues at the checkpoint, and each event counts once.
  ///
  /// - Throws: ``PoisonousEvent``, and errors of the store and the storage. Then it has stopped;
  ///   ``ProjectionGroup`` starts it again, unless an event is poisonous.
  public func follow(_ store: any EventStore) async throws {
    // A new start clears the error of the last one.
    progress.stop(because: nil)
    // BEGIN EXERCISE 4.7
    // starter: // From the checkpoint on, apply each event in one step with the checkpoint, and report
    // starter: // your position to `progress`: at the start, and after each event.
    // starter: throw Unfinished("4.7")
    let checkpoint = try await storage.read { $0.checkpoint }
    progress.advance(to: checkpoint)
    for try await event in store.subscribe(after: checkpoint) {
      let reached = try await storage.update { state in
        try state.take(event)
        return state.checkpoint
      }
      progress.advance(to: reached)
    }
    // END EXERCISE 4.7
  }

  /// Records that the projection has stopped, and why.
  public func stop(because error: any Error) { progress.stop(because: error) }
}
