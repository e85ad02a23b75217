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
  /// The position of the message that the source has sent before these; 0 when they are the first.
  public let after: Int
  public let entries: [Entry]

  public init(source: String, after: Int, entries: [Entry]) {
    self.source = source
    self.after = after
    self.entries = entries
  }

  /// Checks that all messages are the source's own.
  ///
  /// - Throws: ``HubError/foreignSource(_:)``.
  func checkSource() throws(HubError) {
    if let foreign = entries.first(where: { $0.message.source != source }) {
      throw .foreignSource(foreign.message.id)
    }
  }
}
