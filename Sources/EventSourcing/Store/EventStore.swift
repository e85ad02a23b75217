/// Stores events for ever, in the order in which they were appended.
///
/// There is no call to change or to delete: a wrong fact is corrected by another fact.
public protocol EventStore: IdempotencyRecordStore {
  /// Appends `events` to `stream`, all of them or none, and returns the stream's new version.
  ///
  /// The events get consecutive versions, rising global positions and one time of recording.
  /// An append of no events changes and checks nothing, and returns the current version of the stream
  /// and the position of the last event in the log.
  ///
  /// Events that the stream already has, by their ids, are not appended again: a repeated append
  /// gets the result of the first one, whatever it expects and whatever was appended since.
  /// So a writer whose result was lost may safely retry.
  ///
  /// - Throws: ``VersionConflict`` when the stream is not as `expected`, ``EventIDConflict`` when
  ///   an id is used by another event. A store on a disk may throw other errors. Each of them
  ///   promises that nothing was appended, except for ``UncertainAppend``, which says that the
  ///   events may have been appended.
  @discardableResult
  func append(
    _ events: [NewEvent], to stream: StreamID, expecting expected: ExpectedVersion
  ) async throws -> AppendResult

  /// Returns at most `limit` events of `stream`, beginning with the one at version `start`.
  ///
  /// A `start` of `nil` means the beginning of the reading: the first event forwards,
  /// the last one backwards. A stream that was never written to has no events.
  ///
  /// - Throws: errors of the store.
  func read(
    _ stream: StreamID, _ direction: ReadDirection, from start: Int?, limit: Int?
  ) async throws -> [RecordedEvent]

  /// Returns the events of `stream` that `cause` led to, oldest first.
  ///
  /// A store should find them by an index: a command asks this before it is handled, and has to cost
  /// the same however long the stream is. The default reads the whole stream.
  ///
  /// - Throws: errors of the store.
  func events(
    of stream: StreamID, causedBy cause: CausationID
  ) async throws -> [RecordedEvent]

  /// Returns at most `limit` events of all streams after `position`, oldest first.
  ///
  /// A damaged event ends the page before it. So what is before and after it can be read, and only a
  /// page that would begin with it is refused.
  ///
  /// - Throws: ``DamagedEvent`` when the first of these events can't be read, and errors of the store.
  func readAll(after position: GlobalPosition, limit: Int) async throws -> [RecordedEvent]

  /// Returns every event after `position`, past and future, each once and in order.
  ///
  /// The sequence begins with the events in the log and continues with later appends.
  /// It ends when the task that reads it is cancelled.
  func subscribe(
    after position: GlobalPosition
  ) -> any AsyncSequence<RecordedEvent, any Error> & Sendable
}

extension EventStore {
  /// Returns all events of `stream`, oldest first.
  ///
  /// - Throws: errors of the store.
  public func read(_ stream: StreamID) async throws -> [RecordedEvent] {
    try await read(stream, .forwards, from: nil, limit: nil)
  }

  public func events(
    of stream: StreamID, causedBy cause: CausationID
  ) async throws -> [RecordedEvent] {
    try await read(stream).filter { $0.metadata.causationID == cause }
  }
}

/// The order in which the events of a stream are read.
public enum ReadDirection: Hashable, Sendable {
  /// Oldest first, as they happened.
  case forwards
  /// Newest first, for reading only the last few.
  case backwards
}

/// The version of the stream and the position in the log after an append.
public struct AppendResult: Hashable, Sendable {
  /// The version of the stream, which is the number of its events.
  public let version: Int
  /// The position of the last appended event; a read model that has reached it has seen them all.
  public let position: GlobalPosition

  public init(version: Int, position: GlobalPosition) {
    self.version = version
    self.position = position
  }
}
