public import Events

extension Account {
  /// A rule of an account, without the numbers of one case. Stored by these names.
  public enum Rule: String, Hashable, Sendable {
    case unknownAccount = "unknown_account"
    case accountClosed = "account_closed"
    case amountNotPositive = "amount_not_positive"
    case insufficientFunds = "insufficient_funds"
    case balanceTooLarge = "balance_too_large"
    case moneyLeft = "money_left"
    case transferToSameAccount = "transfer_to_same_account"
  }
}

extension Account.Rejection {
  /// The broken rule.
  public var rule: Account.Rule {
    switch self {
    case .unknownAccount: .unknownAccount
    case .accountClosed: .accountClosed
    case .amountNotPositive: .amountNotPositive
    case .insufficientFunds: .insufficientFunds
    case .balanceTooLarge: .balanceTooLarge
    case .moneyLeft: .moneyLeft
    case .transferToSameAccount: .transferToSameAccount
    }
  }
}

extension Transfer {
  /// The reason why a transfer failed: an account's rejection, as it is recorded.
  public struct Reason: Hashable, Sendable {
    /// The broken rule, for programs; `nil` when an older program recorded only the text.
    public let rule: Account.Rule?
    /// The words for people.
    public let text: String

    public init(_ rejection: Account.Rejection) {
      self.init(rule: rejection.rule, text: rejection.description)
    }

    public init(rule: Account.Rule?, text: String) {
      self.rule = rule
      self.text = text
    }
  }
}

extension Transfer.Reason: CustomStringConvertible {
  public var description: String { text }
}
