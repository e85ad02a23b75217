import CommandHandlers
import EventSourcing
import Events
import Testing

/// The mistakes of an account, each in one case only, and in one sentence: "an account where …".
enum WrongDecider: String, CaseIterable, CustomTestStringConvertible {
  case neverOpens = "opening a new account does nothing"
  case opensTwice = "an open account is opened a second time"
  case refusesToOpenTwice = "opening an open account is refused"
  case opensClosed = "a closed account is opened again"
  case losesDeposits = "a deposit does nothing"
  case depositsNowhere = "money can be paid into an account that does not exist"
  case depositsIntoClosed = "money can be paid into a closed account"
  case depositsNothing = "a deposit of 0.00 is accepted"
  case depositsLessThanNothing = "a deposit of less than 0.00 is accepted"
  case depositsTooMuch = "a deposit can lift the balance above `Money.limit`"
  case refusesDebtors = "a deposit into an account with a debt is refused"
  case depositsWithdrawals = "a withdrawal is recorded as a deposit"
  case overdraws = "more than the balance can be withdrawn"
  case overdrawsByACent = "one cent more than the balance can be withdrawn"
  case keepsTheLastCent = "the whole balance cannot be withdrawn"
  case withdrawsNothing = "a withdrawal of 0.00 is accepted"
  case withdrawsLessThanNothing = "a withdrawal of less than 0.00 is accepted"
  case findsNothingNowhere =
    "a withdrawal from an account that does not exist finds too little money"
  case findsNothingInClosed = "a withdrawal from a closed account finds too little money"
  case neverCloses = "closing an empty account does nothing"
  case closesNowhere = "an account that does not exist is closed"
  case closesWithMoney = "an account with money in it is closed"
  case closesWithDebt = "an account with a debt is closed"
  case closesTwice = "a closed account is closed a second time"
  case refusesToCloseTwice = "closing a closed account is refused"
  case refusesToCloseRefunded = "closing a closed account with money in it is refused"

  var testDescription: String { rawValue }

  /// Decides as an account does that has this one fault.
  func decide(
    _ command: Account.Command, given state: Account.State
  ) throws(Account.Rejection) -> [Account.Event] {
    if let events = try wrongEvents(of: command, state) { return events }
    let events = try Self.decideRightly(command, given: state)
    return switch (self, command) {
    case (.losesDeposits, .deposit): []
    case (.depositsWithdrawals, .withdraw(let id, let amount)):
      [.deposited(accountID: id, amount: amount)]
    default: events
    }
  }

  /// The events of the fault; `nil` where it decides like any other account.
  private func wrongEvents(
    of command: Account.Command, _ state: Account.State
  ) throws(Account.Rejection) -> [Account.Event]? {
    switch command {
    case .open(let id): try wrongOpening(id, state)
    case .close(let id): try wrongClosing(id, state)
    case .deposit(let id, let amount): try wrongDeposit(id, amount, state)
    case .withdraw(let id, let amount): try wrongWithdrawal(id, amount, state)
    case .sendTransfer, .receiveTransfer, .returnTransfer: nil
    }
  }

  private func wrongOpening(
    _ id: AccountID, _ state: Account.State
  ) throws(Account.Rejection) -> [Account.Event]? {
    switch (self, state.status) {
    case (.neverOpens, .unopened): return []
    case (.opensTwice, .open), (.opensClosed, .closed): return [.opened(accountID: id)]
    case (.refusesToOpenTwice, .open): throw .accountClosed(id)
    default: return nil
    }
  }

  private func wrongClosing(
    _ id: AccountID, _ state: Account.State
  ) throws(Account.Rejection) -> [Account.Event]? {
    switch (self, state.status) {
    case (.neverCloses, .open) where state.balance == .zero: return []
    case (.closesNowhere, .unopened), (.closesTwice, .closed): return [.closed(accountID: id)]
    case (.closesWithMoney, .open) where state.balance > .zero,
      (.closesWithDebt, .open) where state.balance < .zero:
      return [.closed(accountID: id)]
    case (.refusesToCloseRefunded, .closed) where state.balance > .zero:
      throw .moneyLeft(balance: state.balance)
    case (.refusesToCloseTwice, .closed): throw .accountClosed(id)
    default: return nil
    }
  }

  private func wrongDeposit(
    _ id: AccountID, _ amount: Money, _ state: Account.State
  ) throws(Account.Rejection) -> [Account.Event]? {
    let isWrong =
      switch (self, state.status) {
      case (.depositsNowhere, .unopened), (.depositsIntoClosed, .closed): amount > .zero
      case (.depositsNothing, .open): amount == .zero
      case (.depositsLessThanNothing, .open): amount < .zero
      case (.depositsTooMuch, .open): amount > .zero && amount > .limit &- state.balance
      default: false
      }
    if isWrong { return [.deposited(accountID: id, amount: amount)] }
    if self == .refusesDebtors, state.status == .open, amount > .zero, state.balance < .zero {
      throw .insufficientFunds(balance: state.balance, amount: amount)
    }
    return nil
  }

  private func wrongWithdrawal(
    _ id: AccountID, _ amount: Money, _ state: Account.State
  ) throws(Account.Rejection) -> [Account.Event]? {
    let cent = Money(cents: 1)
    let isWrong =
      switch (self, state.status) {
      case (.overdraws, .open): amount > state.balance
      case (.overdrawsByACent, .open): amount == state.balance &+ cent
      case (.withdrawsNothing, .open): amount == .zero
      case (.withdrawsLessThanNothing, .open): amount < .zero
      default: false
      }
    if isWrong { return [.withdrawn(accountID: id, amount: amount)] }
    switch (self, state.status) {
    case (.keepsTheLastCent, .open) where amount == state.balance && amount > .zero,
      (.findsNothingNowhere, .unopened), (.findsNothingInClosed, .closed):
      throw .insufficientFunds(balance: state.balance, amount: amount)
    default: return nil
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
      // The exercise is not about transfers.
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
