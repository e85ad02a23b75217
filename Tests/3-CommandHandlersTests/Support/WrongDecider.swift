import CommandHandlers
import EventSourcing
import Events
import Testing

/// The ways in which an account can decide wrongly, each in one sentence: "a bank where …".
enum WrongDecider: String, CaseIterable, CustomTestStringConvertible {
  case neverOpens = "no account is ever opened"
  case opensTwice = "an open account is opened a second time"
  case refusesToOpenTwice = "it is a mistake to open an open account"
  case opensClosed = "a closed account is opened again"
  case depositsNowhere = "money can be paid into an account that does not exist"
  case depositsIntoClosed = "money can be paid into a closed account"
  case depositsNothing = "a deposit of 0.00 is taken"
  case depositsLessThanNothing = "a deposit of less than 0.00 is taken"
  case losesDeposits = "a deposit leads to nothing"
  case overdraws = "an account can be overdrawn"
  case overdrawsByACent = "an account can be overdrawn by a cent"
  case keepsTheLastCent = "nobody can withdraw all the money"
  case withdrawsNothing = "a withdrawal of 0.00 is taken"
  case depositsWithdrawals = "a withdrawal is recorded as a deposit"
  case closesWithMoney = "an account with money inside is closed"
  case closesTwice = "a closed account is closed a second time"
  case refusesToCloseTwice = "it is a mistake to close a closed account"
  case neverCloses = "no account is ever closed"

  var testDescription: String { rawValue }

  /// Decides as an account does that has this one fault.
  func decide(
    _ command: Account.Command, given state: Account.State
  ) throws(Account.Rejection) -> [Account.Event] {
    switch (self, command) {
    case (.neverOpens, .open), (.neverCloses, .close), (.losesDeposits, .deposit):
      return []
    case (.opensTwice, .open(let id)) where state.status == .open,
      (.opensClosed, .open(let id)) where state.status == .closed:
      return [.opened(accountID: id)]
    case (.refusesToOpenTwice, .open(let id)) where state.status == .open:
      throw .accountClosed(id)
    case (.depositsNowhere, .deposit(let id, let amount)) where state.status == .unopened,
      (.depositsIntoClosed, .deposit(let id, let amount)) where state.status == .closed,
      (.depositsNothing, .deposit(let id, let amount)) where amount == .zero,
      (.depositsLessThanNothing, .deposit(let id, let amount)) where amount < .zero:
      return [.deposited(accountID: id, amount: amount)]
    case (.overdraws, .withdraw(let id, let amount)) where amount > state.balance,
      (.overdrawsByACent, .withdraw(let id, let amount))
    where amount == state.balance &+ Money(cents: 1),
      (.withdrawsNothing, .withdraw(let id, let amount)) where amount == .zero:
      return [.withdrawn(accountID: id, amount: amount)]
    case (.keepsTheLastCent, .withdraw(_, let amount)) where amount == state.balance:
      throw .insufficientFunds(balance: state.balance, amount: amount)
    case (.depositsWithdrawals, .withdraw(let id, let amount)):
      _ = try Self.decideRightly(command, given: state)
      return [.deposited(accountID: id, amount: amount)]
    case (.closesWithMoney, .close(let id)) where state.balance > .zero && state.status == .open,
      (.closesTwice, .close(let id)) where state.status == .closed:
      return [.closed(accountID: id)]
    case (.refusesToCloseTwice, .close(let id)) where state.status == .closed:
      throw .accountClosed(id)
    default:
      return try Self.decideRightly(command, given: state)
    }
  }

  /// Decides as it should be, whatever the learner's own `decide` does.
  static func decideRightly(
    _ command: Account.Command, given state: Account.State
  ) throws(Account.Rejection) -> [Account.Event] {
    switch command {
    case .open(let id):
      if state.status == .closed { throw .accountClosed(id) }
      return state.status == .open ? [] : [.opened(accountID: id)]
    case .close(let id):
      if state.status == .closed { return [] }
      try requireOpen(id, state)
      if state.balance != .zero { throw .moneyLeft(balance: state.balance) }
      return [.closed(accountID: id)]
    case .deposit(let id, let amount):
      try requireOpen(id, state)
      if amount <= .zero { throw .amountNotPositive(amount) }
      let (sum, overflows) = state.balance.cents.addingReportingOverflow(amount.cents)
      if overflows || sum > Money.limit.cents {
        throw .balanceTooLarge(balance: state.balance, amount: amount)
      }
      return [.deposited(accountID: id, amount: amount)]
    case .withdraw(let id, let amount):
      try requireOpen(id, state)
      if amount <= .zero { throw .amountNotPositive(amount) }
      if amount > state.balance {
        throw .insufficientFunds(balance: state.balance, amount: amount)
      }
      return [.withdrawn(accountID: id, amount: amount)]
    case .sendTransfer, .receiveTransfer, .returnTransfer:
      // Nobody asks about transfers here.
      return []
    }
  }

  private static func requireOpen(
    _ id: AccountID, _ state: Account.State
  ) throws(Account.Rejection) {
    if state.status == .unopened { throw .unknownAccount(id) }
    if state.status == .closed { throw .accountClosed(id) }
  }
}
