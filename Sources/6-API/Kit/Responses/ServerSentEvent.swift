import Foundation

/// One message of a stream of server-sent events (WHATWG HTML, section 9.2).
public struct ServerSentEvent: Hashable, Sendable {
  /// The client sends it back as `Last-Event-ID` when it reconnects.
  public let id: Int
  public let event: String
  public let data: String

  public init(id: Int, event: String, data: String) {
    self.id = id
    self.event = event
    self.data = data
  }

  /// The message as text.
  public var text: String {
    // BEGIN EXERCISE 6.13
    // A line each for `id` and `event`, one for each line of `data`, and an empty one.
    ""
    // END EXERCISE 6.13
  }

  /// A comment for silent times, so that both sides know that the connection is alive. Clients ignore
  /// it.
  public static let heartbeat = ": still here\n\n"
}
