public import EventSourcing
public import Foundation

/// All events of all streams as a value: the rules of a store, without a thought of threads.
public struct EventLog: Sendable {
  /// Every event, in the order of the appends.
  public private(set) var events: [RecordedEvent] = []
  /// Where the events of each stream stand in ``events``, oldest first.
  public private(set) var streams: [StreamID: [Int]] = [:]
  /// Where the event with each id stands in ``events``.
  public private(set) var indices: [EventID: Int] = [:]

  public init() {}

  /// The number of events in `stream`; 0 when nobody has written to it.
  public func version(of stream: StreamID) -> Int { streams[stream]?.count ?? 0 }

  /// Appends `new` to `stream`, all of them or none, and says where the stream is then.
  ///
  /// The first event of a stream has version 1, the first of the log position 1, and neither
  /// leaves a gap. All events of one append are recorded at the same `time`.
  ///
  /// - Throws: `VersionConflict` when the stream is not as `expected`, `EventIDConflict` when
  ///   an id is taken. Either way nothing was appended.
  @discardableResult
  public mutating func append(
    _ new: [NewEvent], to stream: StreamID, expecting expected: ExpectedVersion, at time: Date
  ) throws -> AppendResult {
    if let earlier = try repeated(new, in: stream) { return earlier }
    let before = version(of: stream)
    // BEGIN EXERCISE 2.3
    // Refuse the append here, as long as nothing is recorded.
    _ = before
    // END EXERCISE 2.3
    // BEGIN EXERCISE 2.1
    // Record each of the new events, and note in `streams` and `indices` where it stands.
    // END EXERCISE 2.1
    return AppendResult(
      version: before + new.count, position: GlobalPosition(rawValue: events.count))
  }

  /// What the same append was answered before, if it was made before; `nil` for a new one.
  ///
  /// - Throws: ``EventIDConflict`` when an id is taken, but not by a repetition of this append.
  private func repeated(_ new: [NewEvent], in stream: StreamID) throws -> AppendResult? {
    // BEGIN EXERCISE 2.7
    // Do `indices` know these ids already, and in this stream?
    return nil
    // END EXERCISE 2.7
  }
}
