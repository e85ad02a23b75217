/// What a worker does with messages.
public protocol MessageConsumer: Sendable {
  /// Carries out the effect of a message, unless it happened before. When it returns, that is on the
  /// disk.
  ///
  /// - Throws: an error when there is no effect; the message will be delivered again.
  func consume(_ message: Message) async throws -> Inbox.Outcome
}
