/// Some messages of one source, in the order of its log.
public struct SourceBatch: Hashable, Sendable {
  /// A message, and the position of its event in the log of the source.
  public struct Entry: Hashable, Sendable {
    public let position: Int
    public let message: Message

    public init(position: Int, message: Message) {
      self.position = position
      self.message = message
    }
  }

  /// The system that they come from, such as `users`.
  public let source: String
  /// The source has sent everything up to this position before; 0 when this is its first batch.
  public let after: Int
  public let entries: [Entry]

  public init(source: String, after: Int, entries: [Entry]) {
    self.source = source
    self.after = after
    self.entries = entries
  }
}

/// Why a hub refused a batch; nothing of it was stored.
public enum HubError: Error, Hashable {
  /// Messages are missing before it: the hub has those of this source up to `checkpoint`.
  case gap(checkpoint: Int)
  /// The hub has a message with this id, and another content.
  case conflict(MessageID)
  /// The position of this message is not above that of the message before it.
  case outOfOrder(MessageID)
}

extension HubError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .gap(let checkpoint):
      "messages are missing: the hub has those of this source up to position \(checkpoint); send "
        + "what comes after it"
    case .conflict(let id):
      "the hub has a message with the id \(id) and another content; an id is never used twice"
    case .outOfOrder(let id):
      "message \(id) is not behind the one before it; send them in the order of your log"
    }
  }
}
