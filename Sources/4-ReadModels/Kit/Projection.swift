public import EventSourcing

/// Keeps one read model up to date with the log, and lets readers look at it.
public final class Projection<Model: ReadModel>: Sendable {
  let storage: any ProjectionStorage<Model>
  let progress = Progress()

  /// A projection that goes on from what `storage` holds.
  public init(
    of model: Model.Type = Model.self,
    storage: any ProjectionStorage<Model> = InMemoryProjectionStorage<Model>()
  ) {
    self.storage = storage
  }

  public var name: ReadModelName { Model.name }

  /// How far it has come; those who wait for a position are told when this has reached it.
  public var position: GlobalPosition { progress.position }

  /// Why it does not follow the log any more; `nil` as long as nothing went wrong.
  public var trouble: (any Error)? { progress.trouble }

  /// Lets `body` look at the model and its checkpoint, both of the same moment.
  ///
  /// - Throws: what `body` throws, and what the storage throws.
  public func read<Value: Sendable>(
    _ body: @Sendable (Checkpointed<Model>) throws -> Value
  ) async throws -> Value {
    try await storage.read(body)
  }

  /// Takes every event after the checkpoint: first what the log holds, then what is new.
  ///
  /// It returns when its task is cancelled, because then the subscription ends. Stopped at any
  /// moment and begun again, it goes on where it was, and each event counts once.
  ///
  /// - Throws: ``PoisonousEvent``, and what the store and the storage throw. Then it goes no
  ///   further; whether it is begun again is for others to say.
  public func follow(_ store: any EventStore) async throws {
    // Whatever stopped it before is over, as far as anybody knows.
    progress.stop(because: nil)
    // BEGIN EXERCISE 4.7
    // From the checkpoint on, take each event in one step with the checkpoint, and tell
    // `progress` how far you have come: at the beginning, and after each event.
    throw Unfinished("4.7")
    // END EXERCISE 4.7
  }

  /// Makes known that the projection goes no further.
  public func stop(because error: any Error) { progress.stop(because: error) }
}
