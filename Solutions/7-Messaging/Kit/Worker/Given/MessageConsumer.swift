/// Handles the messages of a worker.
public protocol MessageConsumer: Sendable {
  /// Carries out the effect of a message, unless it happened before; returns when it is on the disk.
  ///
  /// Long work ends early when the task is cancelled.
  ///
  /// - Throws: an error when there is no effect; then the message will be delivered again.
  func consume(_ message: Message) async throws -> Inbox.Outcome
}
