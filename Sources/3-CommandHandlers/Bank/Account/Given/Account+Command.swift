public import Events

extension Account {
  /// What can be asked of an account: a wish, which may be refused.
  public enum Command: Hashable, Sendable {
    case open(AccountID)
    case deposit(AccountID, Money)
    case withdraw(AccountID, Money)
    case close(AccountID)
    /// The first half of a transfer takes the money out of the sender's account,
    case sendTransfer(AccountID, TransferID, to: AccountID, Money)
    /// the second half brings it to the receiver's,
    case receiveTransfer(AccountID, TransferID, from: AccountID, Money)
    /// and where the second half fails, this brings it back to the sender's.
    case returnTransfer(AccountID, TransferID, Money)
  }

  /// Why a command is refused, by the rule that forbids it.
  public enum Rejection: Error, Hashable {
    case unknownAccount(AccountID)
    case accountClosed(AccountID)
    /// Nothing, or less than nothing, is no amount to deal with.
    case amountNotPositive(Money)
    case insufficientFunds(balance: Money, amount: Money)
    /// More than an account can count.
    case balanceTooLarge(balance: Money, amount: Money)
    /// Only an account without money is closed.
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
      "the balance is \(balance), and \(amount) more is more than an account can hold"
    case .moneyLeft(let balance): "there is still \(balance) in the account"
    case .transferToSameAccount(let id): "account \(id) cannot transfer to itself"
    }
  }
}
