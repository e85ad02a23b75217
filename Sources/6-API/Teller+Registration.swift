public import CommandHandlers
import EventSourcing
public import Events

extension Teller {
  /// Registers a user under a number that nobody has, and returns it.
  ///
  /// The address tells whether this has been tried before: whoever it is reserved for has the
  /// number that was chosen then.
  ///
  /// - Parameter guess: A number that is probably free, such as the highest known one and one more.
  /// - Throws: `EmailTaken` and `User.Rejection`, and then nothing has changed; and what
  ///   `Users.register` throws.
  public func register(
    firstName: String, lastName: String, email: EmailAddress, guess: UserID,
    context: CommandContext
  ) async throws -> (UserID, CommandResult<User.Event>) {
    // BEGIN EXERCISE 6.8
    // The number that was chosen before, or a guess, and after it the next one, and the next.
    throw Unfinished("6.8")
    // END EXERCISE 6.8
  }

  /// The user for whom an address is reserved.
  ///
  /// - Throws: what the store throws.
  private func owner(of email: EmailAddress) async throws -> UserID? {
    EmailReservation.replay(try await store.read(EmailReservation.stream(of: email))).owner
  }
}
