public import CommandHandlers
import EventSourcing
public import Events

extension BankService {
  /// Registers a user under a free number, and returns it.
  ///
  /// The address shows whether this is a retry: its owner has the number chosen by the first try.
  /// `guess` is a number that is probably free, such as the highest known one plus one.
  ///
  /// - Throws: `EmailTaken` and `User.Rejection`, and then nothing has changed; and errors of
  ///   `UserRegistration.register`.
  public func register(
    firstName: String, lastName: String, email: EmailAddress, guess: UserID,
    context: CommandContext
  ) async throws -> (UserID, CommandResult<User.Event>) {
    // BEGIN EXERCISE 6.8
    // starter: // Begin with the number that was chosen before, or else with the guess.
    // starter: throw Unfinished("6.8")
    let owner = try await owner(of: email, context)
    var number = owner ?? guess
    while true {
      do {
        let result = try await registration.register(
          number, firstName: firstName, lastName: lastName, email: email, context: context)
        // Nothing was done: another request has registered the same name and address.
        guard !result.events.isEmpty else { throw EmailTaken(email: email) }
        return (number, result)
      } catch User.Rejection.alreadyRegistered {
        guard owner == nil else { throw EmailTaken(email: email) }
        number = UserID(rawValue: number.rawValue + 1)
      }
    }
    // END EXERCISE 6.8
  }

  /// Returns the number chosen for an address before: by this very command if it once finished, or
  /// else by the owner of the reservation; `nil` when there is none.
  ///
  /// - Throws: errors of the store.
  private func owner(
    of email: EmailAddress, _ context: CommandContext
  ) async throws -> UserID? {
    let history = try await store.read(EmailReservation.stream(of: email))
    for case .reserved(_, let id) in history.map({ $0.event as? EmailReservation.Event }) {
      let cause = try await registration(of: id)?.metadata.causationID
      if cause?.rawValue == context.commandID.rawValue { return id }
    }
    guard let owner = EmailReservation.replay(history).owner, let last = history.last else {
      return nil
    }
    // An interrupted registration reserved the address for a number that another user has by now.
    // Without this, the address would be lost for ever.
    if let user = try await registration(of: owner), user.position > last.position,
      case .created(_, _, _, let other) = user.event as? User.Event, other != email
    {
      try await release(email, of: owner, at: last.version, context)
      return nil
    }
    return owner
  }

  private func registration(of id: UserID) async throws -> RecordedEvent? {
    try await store.read(User.stream(of: id), .forwards, from: nil, limit: 1).first
  }

  /// Releases an address, unless it has changed since `version`.
  private func release(
    _ email: EmailAddress, of id: UserID, at version: Int, _ context: CommandContext
  ) async throws {
    do {
      try await handler.handle(
        .release(email, id), by: EmailReservation.self, in: EmailReservation.stream(of: email),
        context: CommandContext(
          CommandID(rawValue: "\(context.commandID) release \(version)"),
          correlationID: context.correlationID, onlyAt: [version]))
    } catch is StaleVersion {}
  }
}
