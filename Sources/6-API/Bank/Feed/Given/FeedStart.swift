public import EventSourcing

/// Where a client begins to follow the feed.
public struct FeedStart: Sendable {
  /// The number of the event after which it begins; 0 for the beginning.
  public let number: Int
  public let position: GlobalPosition
  /// The first message to a client that has asked for an event that doesn't exist.
  let notice: ServerSentEvent?
}

extension FeedReader {
  /// Returns the start after the event with `number`, the last one that a client has seen.
  ///
  /// A new log may not have this event. A refusal would be the end: after one, a browser's
  /// `EventSource` doesn't reconnect. So the client gets a message with the name `reset` and begins
  /// after `fallback`, which it first asked for; if that doesn't exist either, at the end.
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
  /// Says that there is no event `asked`, only `last` events, and that the stream goes on after `number`.
  /// Its id makes the browser reconnect from there, too.
  fileprivate static func reset(after number: Int, last: Int, asked: Int) -> Self {
    var json = JSONObject()
    json.add("asked_for", asked)
    json.add("last", last)
    json.add("goes_on_after", number)
    return Self(id: number, event: "reset", data: json.closed)
  }
}
