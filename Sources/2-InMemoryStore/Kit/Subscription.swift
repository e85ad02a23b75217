public import EventSourcing

/// All events after a position: first the ones in the log, then each new one.
///
/// It reads the log in pages, and only when its reader asks for more. So it holds at most one
/// page in memory, however slow the reader is and however fast the log grows.
public struct Subscription: AsyncSequence, Sendable {
  /// Reads at most `limit` events of the log after `position`.
  public typealias Reader =
    @Sendable (_ position: GlobalPosition, _ limit: Int) async throws -> [RecordedEvent]

  /// Starts listening; the sequence has an element whenever the log may have grown.
  public typealias Signals = @Sendable () -> AsyncStream<Void>

  let start: GlobalPosition
  let signals: Signals
  let pageSize: Int
  let read: Reader

  /// Creates a subscription to the events after `start`, read in pages of `pageSize`.
  ///
  /// `signals` reports new events.
  public init(
    after start: GlobalPosition, signals: @escaping Signals, pageSize: Int = 100,
    read: @escaping Reader
  ) {
    self.start = start
    self.signals = signals
    self.pageSize = pageSize
    self.read = read
  }

  /// Starts an independent iteration: each reader of one subscription gets all events.
  public func makeAsyncIterator() -> Iterator { Iterator(self) }

  /// An iteration through the log.
  public struct Iterator: AsyncIteratorProtocol {
    private let subscription: Subscription
    /// The position of the last event that was returned.
    private var position: GlobalPosition
    /// Events that were read and are not returned yet.
    private var page: ArraySlice<RecordedEvent> = []
    private var signals: AsyncStream<Void>.Iterator

    init(_ subscription: Subscription) {
      self.subscription = subscription
      position = subscription.start
      // Listen first, then read: an event appended in between is signalled.
      signals = subscription.signals().makeAsyncIterator()
    }

    /// Returns the next event, and waits for it when there is none yet.
    ///
    /// Returns `nil` when the task is cancelled.
    ///
    /// - Throws: errors of the store.
    public mutating func next() async throws -> RecordedEvent? {
      // BEGIN EXERCISE 2.11
      // Return an event of the page, read the next page, or wait for a signal.
      throw Unfinished("2.11")
      // END EXERCISE 2.11
    }

    /// Waits for a signal since the last one, or until the task is cancelled.
    private mutating func waitForSignal() async {
      _ = await signals.next(isolation: #isolation)
    }
  }
}
