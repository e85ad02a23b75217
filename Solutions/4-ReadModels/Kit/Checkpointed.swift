public import EventSourcing

/// A read model together with its checkpoint: the position up to which it has seen the log.
///
/// The two are one value, so that reading or saving it always gets a matching pair.
public struct Checkpointed<Model: ReadModel>: Sendable {
  public private(set) var model: Model
  /// The position of the last event that the model has seen.
  public private(set) var checkpoint: GlobalPosition

  public init(model: Model = Model(), checkpoint: GlobalPosition = .start) {
    self.model = model
    self.checkpoint = checkpoint
  }

  /// Applies an event, unless it was applied before.
  ///
  /// Events may be delivered twice: after a crash, after a lost connection, or by two processes.
  /// The checkpoint makes each of them count once.
  ///
  /// - Returns: Whether the event was new.
  /// - Throws: ``PoisonousEvent`` when the model can't apply it; then nothing has changed.
  @discardableResult
  public mutating func take(_ event: RecordedEvent) throws -> Bool {
    // BEGIN EXERCISE 4.5
    // starter: // Is it new? If so, apply it and move the checkpoint.
    // starter: throw Unfinished("4.5")
    guard event.position > checkpoint else { return false }
    try apply(event)
    checkpoint = event.position
    return true
    // END EXERCISE 4.5
  }

  /// Applies the event to the model.
  ///
  /// - Throws: ``PoisonousEvent`` with the model's error.
  private mutating func apply(_ event: RecordedEvent) throws {
    // BEGIN EXERCISE 4.8
    // starter: // The model's error says what went wrong. Add which event it was, and its position.
    // starter: try model.apply(event)
    do {
      try model.apply(event)
    } catch {
      throw PoisonousEvent(model: Model.name, event: event, reason: error)
    }
    // END EXERCISE 4.8
  }

  /// Applies the events after the checkpoint, page by page, as long as `isWanted`.
  ///
  /// It keeps one page in memory, however long the log is.
  ///
  /// - Throws: ``PoisonousEvent``, and errors of the store. Events applied before stay applied.
  public mutating func catchUp(
    with store: any EventStore, pageSize: Int = 500,
    while isWanted: (RecordedEvent) -> Bool = { _ in true }
  ) async throws {
    // BEGIN EXERCISE 4.6
    // starter: // Page after page, from the checkpoint on, until there is nothing more or nothing wanted.
    // starter: throw Unfinished("4.6")
    while true {
      let page = try await store.readAll(after: checkpoint, limit: pageSize)
      guard !page.isEmpty else { return }
      for event in page {
        guard isWanted(event) else { return }
        try take(event)
      }
    }
    // END EXERCISE 4.6
  }
}

extension Checkpointed: Equatable where Model: Equatable {}
