import CommandHandlers
import EventSourcing
import Events

/// Checks that the rules that a request needs are written, so that no bank runs without them.
///
/// An unsolved `decide` accepts everything, or returns no events. Each check gives a command with
/// an outcome that only a solved exercise produces.
enum Rules {
  /// - Throws: `Unfinished` with the exercise whose rule is missing.
  static func require(for command: Account.Command) throws {
    switch command {
    case .open, .returnTransfer: break
    case .close:
      let open = Account.State(status: .open)
      if try Account.decide(.close(1), given: open).isEmpty { throw Unfinished("3.4") }
    case .deposit, .receiveTransfer:
      if isAllowed(.deposit(1, Money(cents: 1))) { throw Unfinished("3.2") }
    case .withdraw, .sendTransfer:
      if isAllowed(.withdraw(1, Money(cents: 1))) { throw Unfinished("3.3") }
    }
  }

  /// - Throws: `Unfinished` with the exercise whose rule is missing.
  static func requireTransfers() throws {
    try require(for: .sendTransfer(1, "t", to: 2, .zero))
    try require(for: .receiveTransfer(1, "t", from: 2, .zero))
    let order = Transfer.Order(id: "t", from: 1, to: 2, amount: .zero)
    if Transfer.nextStep(given: Transfer.State(order: order)) == nil { throw Unfinished("3.14") }
  }

  /// - Throws: `Unfinished` with the exercise whose rule is missing.
  static func requireUsers(for email: EmailAddress) throws {
    let user = User.Command.register(1, firstName: "John", lastName: "Doe", email: email)
    if try User.decide(user, given: User.initial).isEmpty { throw Unfinished("3.5") }
    let reserved = try EmailReservation.decide(
      .reserve(email, 1), given: EmailReservation.initial)
    if reserved.isEmpty { throw Unfinished("3.12") }
  }

  /// Whether an account that was never opened may do this.
  private static func isAllowed(_ command: Account.Command) -> Bool {
    (try? Account.decide(command, given: Account.initial)) != nil
  }
}
