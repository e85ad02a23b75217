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

  /// Handles `command` with `email` reserved, then releases the address that is not needed.
  private func change(
    _ command: User.Command, of id: UserID, to email: EmailAddress, context: CommandContext
  ) async throws -> CommandResult<User.Event> {
    // BEGIN EXERCISE 3.13
    // Reserve before the append. Then release the address that is not needed: the old one,
    // or the new one when the command is refused.
    return try await handler.handle(
      command, by: User.self, in: User.stream(of: id), context: context)
    // END EXERCISE 3.13
  }

  /// A reservation as it was read.
  private struct Reservation {
    let email: EmailAddress
    let userID: UserID
    /// The version of the address's stream. It changes with each renewal.
    let version: Int
    /// Whether the address was free before. If not, another command may depend on it as well.
    let isFirst: Bool
  }

  /// Returns the current reservation of `email`.
  private func reservation(
    of email: EmailAddress, for userID: UserID
  ) async throws -> Reservation {
    let stream = EmailReservation.stream(of: email)
    let last = try await handler.store.read(stream, .backwards, from: nil, limit: 1).first
    return Reservation(email: email, userID: userID, version: last?.version ?? 0, isFirst: false)
  }

  /// Reserves `email`, or renews the reservation, and returns it.
  ///
  /// - Throws: ``EmailTaken`` when another user has it.
  private func reserve(
    _ email: EmailAddress, for userID: UserID, _ context: CommandContext
  ) async throws -> Reservation {
    let result = try await handler.handle(
      EmailReservation.Command.reserve(email, userID), by: EmailReservation.self,
      in: EmailReservation.stream(of: email), context: step(of: context))
    let isFirst = result.events == [.reserved(email: email, userID: userID)]
    return Reservation(email: email, userID: userID, version: result.version, isFirst: isFirst)
  }

  /// Releases a reservation, unless it was renewed since.
  private func release(_ seen: Reservation, _ context: CommandContext) async throws {
    let stream = EmailReservation.stream(of: seen.email)
    let history = try await handler.store.read(stream, .forwards, from: 1, limit: seen.version)
    let events = try EmailReservation.decide(
      .release(seen.email, seen.userID), given: EmailReservation.replay(history))
    let new = events.map { event in
      NewEvent(id: handler.ids.next(), event: event, metadata: step(of: context).metadata)
    }
    do {
      try await handler.store.append(new, to: stream, expecting: .exactly(seen.version))
    } catch is VersionConflict {}
  }

  /// The context of a separate command. It needs no fixed id: the address's state shows whether it
  /// was done.
  private func step(of context: CommandContext) -> CommandContext {
    context.leading(to: CommandID(rawValue: handler.ids.next().description))
  }
}
