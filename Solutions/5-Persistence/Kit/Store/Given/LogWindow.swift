import EventSourcing

/// The newest wanted events of the log, without a gap from ``start`` on.
struct LogWindow {
  /// Every wanted event after this position is in the window, as far as the log was followed.
  private(set) var start: GlobalPosition
  private var events: [RecordedEvent] = []
  /// The number of events that it keeps at least.
  private let size: Int

  /// Creates a window of a log that has no wanted event after `start` yet.
  init(after start: GlobalPosition, size: Int = 512) {
    self.start = start
    self.size = size
  }

  /// Returns at most `limit` events after `position`, oldest first; `nil` when the window begins
  /// later.
  ///
  /// - Complexity: O(log *n* + `limit`), where *n* is the number of events in the window.
  func events(after position: GlobalPosition, limit: Int) -> [RecordedEvent]? {
    guard position >= start else { return nil }
    let first = events.partitioningIndex { $0.position > position }
    return Array(events[first...].prefix(limit))
  }

  /// Adds the next wanted event, and drops old ones from time to time.
  mutating func append(_ event: RecordedEvent) {
    events.append(event)
    guard events.count >= 2 * size else { return }
    // Many at once, so that an event moves once on average.
    start = events[events.count - size - 1].position
    events.removeFirst(events.count - size)
  }

  /// Records that there is no wanted event after `position` and up to `start`.
  mutating func extend(backTo position: GlobalPosition) { start = min(start, position) }
}
