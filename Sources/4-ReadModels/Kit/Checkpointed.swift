public import EventSourcing

/// A read model together with its checkpoint: the position up to which it has seen the log.
///
/// The two are one value, so that whoever saves or reads it has both, of the same moment.
public struct Checkpointed<Model: ReadModel>: Sendable {
  public private(set) var model: Model
  /// The position of the last event that the model has seen.
  public private(set) var checkpoint: GlobalPosition

  public init(model: Model = Model(), checkpoint: GlobalPosition = .start) {
    self.model = model
    self.checkpoint = checkpoint
  }

  /// Takes note of an event, unless it was seen before.
  ///
  /// Whoever delivers events delivers some of them twice: after a crash, after a lost connection,
  /// when two do the same work. Here each of them counts once.
  ///
  /// - Returns: Whether the event was new.
  /// - Throws: ``PoisonousEvent`` when the model cannot deal with it; then nothing has changed.
  @discardableResult
  public mutating func take(_ event: RecordedEvent) throws -> Bool {
    // BEGIN EXERCISE 4.5
    // Has it been seen? If not, it counts, and the checkpoint says so.
    throw Unfinished("4.5")
    // END EXERCISE 4.5
  }

  /// Shows the event to the model.
  ///
  /// - Throws: ``PoisonousEvent`` with what the model threw.
  private mutating func apply(_ event: RecordedEvent) throws {
    // BEGIN EXERCISE 4.8
    // An error says what went wrong. It should also say with which event, and where.
    try model.apply(event)
    // END EXERCISE 4.8
  }

  /// Takes what the log holds after the checkpoint, page by page, as long as `isWanted`.
  ///
  /// It keeps one page in memory, however long the log is.
  ///
  /// - Throws: ``PoisonousEvent``, and what the store throws. What was taken until then stays taken.
  public mutating func catchUp(
    with store: any EventStore, pageSize: Int = 500,
    while isWanted: (RecordedEvent) -> Bool = { _ in true }
  ) async throws {
    // BEGIN EXERCISE 4.6
    // Page after page, from the checkpoint on, until there is nothing more or nothing wanted.
    throw Unfinished("4.6")
    // END EXERCISE 4.6
  }
}

extension Checkpointed: Equatable where Model: Equatable {}
