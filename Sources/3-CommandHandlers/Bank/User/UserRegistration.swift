import EventSourcing
public import Events

/// Registers users, so that no two of them have the same e-mail address.
///
/// Each command takes steps in more than one stream and may stop between any two of them.
/// The worst result is an address that is reserved without a user, never an address with two
/// owners.
public struct UserRegistration: Sendable {
  let handler: CommandHandler

  public init(handler: CommandHandler) {
    self.handler = handler
  }

  /// Registers a user.
  ///
  /// - Throws: ``EmailTaken`` or a `User.Rejection`, and then nothing has changed; errors of
  ///   ``CommandHandler/handle(_:by:in:context:prepare:)``.
  @discardableResult
  public func register(
    _ id: UserID, firstName: String, lastName: String, email: EmailAddress, context: CommandContext
  ) async throws -> CommandResult<User.Event> {
    try await change(
      .register(id, firstName: firstName, lastName: lastName, email: email), of: id, to: email,
      context: context)
  }

  /// Changes a user's address, and releases the old one.
  ///
  /// - Throws: the errors of ``register(_:firstName:lastName:email:context:)``.
  @discardableResult
  public func changeEmail(
    of id: UserID, to email: EmailAddress, context: CommandContext
  ) async throws -> CommandResult<User.Event> {
    try await change(.changeEmail(id, email), of: id, to: email, context: context)
  }

  /// Handles `command` with `email` reserved, then releases the address that is left over.
  private func change(
    _ command: User.Command, of id: UserID, to email: EmailAddress, context: CommandContext
  ) async throws -> CommandResult<User.Event> {
    // BEGIN EXERCISE 3.13
    // Reserve the address in `prepare`. Then release the one that is left over.
    return try await handler.handle(
      command, by: User.self, in: User.stream(of: id), context: context)
    // END EXERCISE 3.13
  }
}
