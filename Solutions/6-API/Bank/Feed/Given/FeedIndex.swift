public import EventSourcing
public import ReadModels

/// Knows where public events are in the log, as far as it has seen the log.
public protocol FeedIndex: Sendable {
  /// Returns the place of the event with this number.
  ///
  /// - Throws: errors of the storage.
  func place(of number: Int) async throws -> FeedPlace

  /// Returns the place of the first public event after `position`.
  ///
  /// - Throws: errors of the storage.
  func next(after position: GlobalPosition) async throws -> FeedPlace
}

/// The values of a feed index, all from one moment.
public struct FeedPlace: Sendable {
  /// The position of the event; `nil` when the index has not seen it.
  public let position: GlobalPosition?
  /// The number of public events that the index has seen.
  public let count: Int
  /// The position up to which it has seen the log.
  public let checkpoint: GlobalPosition

  public init(position: GlobalPosition?, count: Int, checkpoint: GlobalPosition) {
    self.position = position
    self.count = count
    self.checkpoint = checkpoint
  }
}

extension Projection<EventFeed>: FeedIndex {
  public func place(of number: Int) async throws -> FeedPlace {
    try await place { $0.position(of: number) }
  }

  public func next(after position: GlobalPosition) async throws -> FeedPlace {
    try await place { $0.next(after: position) }
  }

  private func place(
    _ position: @Sendable (EventFeed) -> GlobalPosition?
  ) async throws -> FeedPlace {
    try await read { state in
      FeedPlace(
        position: position(state.model), count: state.model.count, checkpoint: state.checkpoint)
    }
  }
}
