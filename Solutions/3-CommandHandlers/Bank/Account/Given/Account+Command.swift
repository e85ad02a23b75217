public import Events

extension Account {
  /// A command to an account, which may be rejected.
  public enum Command: Hashable, Sendable {
    case open(AccountID)
    case deposit(AccountID, Money)
    case withdraw(AccountID, Money)
    case close(AccountID)
    /// The first half of a transfer: takes the money from the sender's account.
    case sendTransfer(AccountID, TransferID, to: AccountID, Money)
    /// The second half of a transfer: adds the money to the receiver's account.
    case receiveTransfer(AccountID, TransferID, from: AccountID, Money)
    /// Compensates for a failed second half: returns the money to the sender's account.
    case returnTransfer(AccountID, TransferID, Money)
  }

  /// The reason why a command is rejected: the broken rule.
  public enum Rejection: Error, Hashable {
    case unknownAccount(AccountID)
    case accountClosed(AccountID)
    /// The amount is zero or below.
    case amountNotPositive(Money)
    case insufficientFunds(balance: Money, amount: Money)
    /// The new balance would be above `Money.limit`.
    case balanceTooLarge(balance: Money, amount: Money)
    /// An account with money can't be closed.
    case moneyLeft(balance: Money)
    case transferToSameAccount(AccountID)
  }
}

extension Account.Rejection: CustomStringConvertible {
  public var description: String {
    switch self {
    case .unknownAccount(let id): "account \(id) does not exist"
    case .accountClosed(let id): "account \(id) is closed"
    case .amountNotPositive(let amount): "\(amount) is not an amount above zero"
    case .insufficientFunds(let balance, let amount):
      "the balance is \(balance), which is not enough for \(amount)"
    case .balanceTooLarge(let balance, let amount):
      "the balance is \(balance), and with \(amount) more it is above the limit of \(Money.limit)"
    case .moneyLeft(let balance): "there is still \(balance) in the account"
    case .transferToSameAccount(let id): "account \(id) cannot transfer to itself"
    }
  }
}
