public import EventSourcing

/// Where a client begins to follow the feed.
public struct FeedStart: Sendable {
  /// The number of the event after which it begins; 0 for the beginning.
  public let number: Int
  public let position: GlobalPosition
  /// What a client is told first that has asked for an event which is not there.
  let notice: ServerSentEvent?
}

extension FeedReader {
  /// Returns the start after the event with `number`, the last one that a client has seen.
  ///
  /// A log that was made anew has no such event. A refusal would be the end: a browser's `EventSource`
  /// does not come back after one. So the client is told, in a message with the name `reset`, and
  /// begins after `fallback`, as it first asked for; where that is not there either, at the end.
  ///
  /// - Throws: errors of the store.
  public func start(after number: Int, otherwise fallback: Int) async throws -> FeedStart {
    switch try await place(of: number) {
    case .found(let position):
      return FeedStart(number: number, position: position, notice: nil)
    case .beyond(let last, let end):
      guard fallback < number, case .found(let position) = try await place(of: fallback) else {
        return FeedStart(
          number: last, position: end, notice: .reset(after: last, last: last, asked: number))
      }
      return FeedStart(
        number: fallback, position: position,
        notice: .reset(after: fallback, last: last, asked: number))
    }
  }
}

extension ServerSentEvent {
  /// The message that the event with the number `asked` is not there, and that the stream goes on
  /// after `number` of the `last` ones that are. Its id takes the browser there, too.
  fileprivate static func reset(after number: Int, last: Int, asked: Int) -> Self {
    var json = JSONObject()
    json.add("asked_for", asked)
    json.add("last", last)
    json.add("goes_on_after", number)
    return Self(id: number, event: "reset", data: json.closed)
  }
}
