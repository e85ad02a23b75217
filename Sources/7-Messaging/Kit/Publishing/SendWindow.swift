public import EventSourcing
public import Foundation

/// The events that a publisher has read from the log and not finished yet.
///
/// A message in it waits until it is settled: until the queue has stored it, or until it is set aside
/// because it can never be sent. A message that fails holds back the later ones of its stream, because
/// they must not overtake it, and no others. So the publisher runs ahead of the failed one, but the
/// checkpoint stays before it.
public struct SendWindow: Sendable {
  /// A message that waits to be sent.
  public struct Entry: Hashable, Sendable {
    public let eventID: EventID
    /// The position of its event in the log.
    public let position: GlobalPosition
    /// The position of the event before it in the log.
    public let positionBefore: GlobalPosition
    public let stream: StreamID
    public let message: OutgoingMessage
    /// Its event's place among all that the window has read.
    fileprivate let number: Int
  }

  /// The messages that are not settled, in the order of the log.
  public private(set) var waiting: [Entry] = []
  /// The position of the last event that was read.
  public private(set) var end: GlobalPosition
  /// What was set aside and is not recorded yet.
  public internal(set) var setAside: [SetAsideMessage] = []
  private var pauses: [StreamID: StreamPause] = [:]
  private var eventCount = 0
  private let size: Int
  private let retries: RetryDelay

  /// Creates a window for the log after `position` that has at most `size` events in it.
  public init(
    after position: GlobalPosition, size: Int = 1_000, retries: RetryDelay = RetryDelay()
  ) {
    end = position
    self.size = size
    self.retries = retries
  }

  /// Adds the next event of the log, and its message; `nil` when it has none.
  public mutating func add(_ event: RecordedEvent, message: OutgoingMessage?) {
    eventCount += 1
    if let message {
      waiting.append(
        Entry(
          eventID: event.id, position: event.position, positionBefore: end,
          stream: event.stream, message: message, number: eventCount))
    }
    end = event.position
  }

  /// The position up to which everything is settled: a publisher that starts there misses nothing.
  public var checkpoint: GlobalPosition {
    // BEGIN EXERCISE 7.2
    // Up to which position is everything settled, with and without a waiting message?
    .start
    // END EXERCISE 7.2
  }

  /// Returns the messages to send now, at most `limit`, in the order of the log.
  ///
  /// No message is sent before an earlier one of its stream is settled. A queue may refuse one message
  /// of a batch and store the next one, so the two are never in the same batch.
  public func nextBatch(at now: Date, limit: Int = 10) -> [Entry] {
    // BEGIN EXERCISE 7.3
    // Returns the first ones, which is right as long as nothing fails.
    Array(waiting.prefix(limit))
    // END EXERCISE 7.3
  }

  /// Records the outcomes of a batch, one for each message, in the same order.
  public mutating func record(_ outcomes: [SendOutcome], of batch: [Entry], at now: Date) {
    // BEGIN EXERCISE 7.3
    // Every message counts as sent, whatever its outcome.
    for entry in batch { settle(entry) }
    // END EXERCISE 7.3
  }
}

extension SendWindow {
  /// The number of events that it may still read.
  public var room: Int {
    guard let first = waiting.first else { return size }
    return max(size - (eventCount - first.number + 1), 0)
  }

  /// The streams that are paused, and why.
  public var pausedStreams: [StreamID: SendFailure] { pauses.mapValues(\.reason) }

  /// The next time when a message can be sent; `nil` when none waits.
  public var nextSend: Date? {
    Set(waiting.map(\.stream)).map { pauses[$0]?.end ?? .distantPast }.min()
  }

  /// Ends the wait of a message: it was sent or set aside. The later ones of its stream may follow.
  mutating func settle(_ entry: Entry) {
    waiting.removeAll { $0.position == entry.position }
    pauses[entry.stream] = nil
  }

  /// Lets the messages of `stream` wait for a while: longer after each failure in a row.
  mutating func pause(_ stream: StreamID, because reason: SendFailure, at now: Date) {
    let failures = (pauses[stream]?.failures ?? 0) + 1
    pauses[stream] = StreamPause(
      failures: failures, end: now + retries.delay(after: failures).seconds, reason: reason)
  }

  /// Whether `stream` still waits because its last send has failed.
  func isPaused(_ stream: StreamID, at now: Date) -> Bool {
    pauses[stream].map { now < $0.end } ?? false
  }
}

/// The wait of a stream after one failure or more in a row.
private struct StreamPause {
  let failures: Int
  let end: Date
  let reason: SendFailure
}
