public import EventSourcing
public import Events

extension Account: Decider {
  /// Returns the events of `command`, by the rules of the bank.
  ///
  /// - Throws: the ``Rejection`` of the broken rule; when several are broken, the first of
  ///   existence, status, amount and balance. (A transfer to the same account is checked first.)
  public static func decide(_ command: Command, given state: State) throws(Rejection) -> [Event] {
    switch command {
    case .open(let id):
      return try open(id, given: state)
    case .close(let id):
      return try close(id, given: state)
    case .deposit(let id, let amount):
      try requireMayReceive(amount, id, given: state)
      return [.deposited(accountID: id, amount: amount)]
    case .withdraw(let id, let amount):
      try requireMayPay(amount, id, given: state)
      return [.withdrawn(accountID: id, amount: amount)]
    case .sendTransfer(let id, let transferID, let receiver, let amount):
      guard receiver != id else { throw .transferToSameAccount(id) }
      try requireMayPay(amount, id, given: state)
      return [.transferSent(accountID: id, transferID: transferID, to: receiver, amount: amount)]
    case .receiveTransfer(let id, let transferID, let sender, let amount):
      try requireMayReceive(amount, id, given: state)
      return [
        .transferReceived(accountID: id, transferID: transferID, from: sender, amount: amount)
      ]
    case .returnTransfer(let id, let transferID, let amount):
      // Never rejected, even if the account was closed meanwhile: it is the sender's money.
      return [.transferReturned(accountID: id, transferID: transferID, amount: amount)]
    }
  }

  /// Opens a new account; no event when it is already open.
  private static func open(_ id: AccountID, given state: State) throws(Rejection) -> [Event] {
    // BEGIN EXERCISE 3.1
    // starter: // Which events for each status?
    // starter: []
    switch state.status {
    case .unopened: [.opened(accountID: id)]
    case .open: []
    case .closed: throw .accountClosed(id)
    }
    // END EXERCISE 3.1
  }

  /// Checks the rules for incoming money.
  private static func requireMayReceive(
    _ amount: Money, _ id: AccountID, given state: State
  ) throws(Rejection) {
    // BEGIN EXERCISE 3.2
    // starter: // Is the account open, the amount above zero, and the sum within `Money.limit`?
    try requireOpen(id, given: state)
    guard amount > .zero else { throw .amountNotPositive(amount) }
    guard let sum = try? state.balance.adding(amount), sum <= .limit else {
      throw .balanceTooLarge(balance: state.balance, amount: amount)
    }
    // END EXERCISE 3.2
  }

  /// Checks the rules for outgoing money.
  private static func requireMayPay(
    _ amount: Money, _ id: AccountID, given state: State
  ) throws(Rejection) {
    // BEGIN EXERCISE 3.3
    // starter: // Is the account open, the amount above zero, and is there enough?
    try requireOpen(id, given: state)
    guard amount > .zero else { throw .amountNotPositive(amount) }
    guard amount <= state.balance else {
      throw .insufficientFunds(balance: state.balance, amount: amount)
    }
    // END EXERCISE 3.3
  }

  /// Closes an account without money; no event when it is already closed.
  private static func close(_ id: AccountID, given state: State) throws(Rejection) -> [Event] {
    // BEGIN EXERCISE 3.4
    // starter: // Closing twice is not an error. Closing with money in the account is one.
    // starter: []
    guard state.status != .closed else { return [] }
    try requireOpen(id, given: state)
    guard state.balance == .zero else { throw .moneyLeft(balance: state.balance) }
    return [.closed(accountID: id)]
    // END EXERCISE 3.4
  }

  /// Checks that the account exists and is not closed.
  private static func requireOpen(_ id: AccountID, given state: State) throws(Rejection) {
    switch state.status {
    case .unopened: throw .unknownAccount(id)
    case .closed: throw .accountClosed(id)
    case .open: break
    }
  }
}
