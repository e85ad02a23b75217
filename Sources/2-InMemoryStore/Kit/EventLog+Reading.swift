public import EventSourcing

extension EventLog {
  /// Returns at most `limit` events of `stream`, beginning with the one at version `start`.
  ///
  /// Without a `start`, reading begins at the first event forwards and at the last one backwards.
  /// A `start` beyond the end of the stream is not an error: forwards the result is empty, and
  /// backwards reading begins at the last event.
  public func read(
    _ stream: StreamID, _ direction: ReadDirection, from start: Int?, limit: Int?
  ) -> [RecordedEvent] {
    switch direction {
    case .forwards: readForwards(stream, from: start ?? 1, limit: limit ?? .max)
    case .backwards: readBackwards(stream, from: start ?? .max, limit: limit ?? .max)
    }
  }

  private func readForwards(_ stream: StreamID, from start: Int, limit: Int) -> [RecordedEvent] {
    // BEGIN EXERCISE 2.4
    // `streams` has the indices of the events. Versions count from 1.
    return []
    // END EXERCISE 2.4
  }

  private func readBackwards(_ stream: StreamID, from start: Int, limit: Int) -> [RecordedEvent] {
    // BEGIN EXERCISE 2.5
    // The event at version `start` first, then the one before it.
    return []
    // END EXERCISE 2.5
  }

  /// Returns at most `limit` events of all streams that come after `position`, oldest first.
  ///
  /// - Complexity: O(*limit*), because a reader that follows the log asks again and again.
  public func readAll(after position: GlobalPosition, limit: Int) -> [RecordedEvent] {
    // BEGIN EXERCISE 2.6
    // The event at position 1 is `events[0]`.
    return []
    // END EXERCISE 2.6
  }
}
