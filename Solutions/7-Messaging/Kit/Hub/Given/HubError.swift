/// Why a hub refused a batch; nothing of it was stored.
public enum HubError: Error, Hashable {
  /// Messages are missing before the batch: the last one of this source that the hub has is at
  /// `checkpoint`.
  case gap(checkpoint: Int)
  /// The hub has a message with this id, at another position of its source or with another content.
  case conflict(MessageID)
  /// This message doesn't come after the one before it, or it is new although the hub has later
  /// ones of its source.
  case outOfOrder(MessageID)
  /// This message is from another source than its batch.
  case foreignSource(MessageID)
}

extension HubError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .gap(let checkpoint):
      "messages are missing: the last one of this source that the hub has is at position "
        + "\(checkpoint); send what comes after it"
    case .conflict(let id):
      "the hub has a message with the id \(id), at another position or with another content; an id is "
        + "never used twice"
    case .outOfOrder(let id):
      "message \(id) comes too late, behind a later one of its source; send messages in the order of "
        + "your log"
    case .foreignSource(let id): "message \(id) is from another source than its batch"
    }
  }
}
