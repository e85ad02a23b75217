public import EventSourcing
public import Foundation

/// All events of all streams as a value: the rules of a store, without concurrency.
public struct EventLog: Sendable {
  /// Every event, in the order of the appends.
  public private(set) var events: [RecordedEvent] = []
  /// The indices in ``events`` of each stream's events, oldest first.
  public private(set) var streams: [StreamID: [Int]] = [:]
  /// The index in ``events`` of the event with each id.
  public private(set) var indices: [EventID: Int] = [:]
  /// The indices in ``events`` of the events that each cause led to, oldest first.
  private var effects: [CausationID: [Int]] = [:]

  public init() {}

  /// The number of events in `stream`; 0 when it has none.
  public func version(of stream: StreamID) -> Int { streams[stream]?.count ?? 0 }

  /// Appends `new` to `stream`, all of them or none, and returns the stream's new version.
  ///
  /// The first event of a stream has version 1, the first of the log position 1, and neither
  /// leaves a gap. All events of one append are recorded at the same `time`.
  ///
  /// - Throws: `VersionConflict` when the stream is not at the `expected` version,
  ///   `EventIDConflict` when an id is taken. In both cases nothing was appended.
  @discardableResult
  public mutating func append(
    _ new: [NewEvent], to stream: StreamID, expecting expected: ExpectedVersion, at time: Date
  ) throws -> AppendResult {
    if let earlier = try repeated(new, in: stream) { return earlier }
    let before = version(of: stream)
    // BEGIN EXERCISE 2.3
    // Reject the append here, before anything is recorded.
    _ = before
    // END EXERCISE 2.3
    // BEGIN EXERCISE 2.1
    // Record each of the new events, and add its index to `streams` and `indices`.
    // END EXERCISE 2.1
    noteCauses(from: events.count - new.count)
    return AppendResult(
      version: before + new.count, position: GlobalPosition(rawValue: events.count))
  }

  private mutating func noteCauses(from start: Int) {
    for index in max(start, 0)..<events.count {
      guard let cause = events[index].metadata.causationID else { continue }
      effects[cause, default: []].append(index)
    }
  }

  /// Returns the events of `stream` that `cause` led to, oldest first.
  public func events(of stream: StreamID, causedBy cause: CausationID) -> [RecordedEvent] {
    effects[cause, default: []].map { events[$0] }.filter { $0.stream == stream }
  }

  /// Returns the result of the first append when `new` repeats it; `nil` for a new append.
  ///
  /// - Throws: ``EventIDConflict`` when an id is taken, but not by a repetition of this append.
  private func repeated(_ new: [NewEvent], in stream: StreamID) throws -> AppendResult? {
    // BEGIN EXERCISE 2.7
    // Does `indices` know these ids? A repetition gets the first result again.
    return nil
    // END EXERCISE 2.7
  }
}
