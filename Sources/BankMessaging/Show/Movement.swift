package import Events
package import Messaging

/// Money that came into an account, or left the bank.
package struct Movement: Hashable, Sendable {
  package let kind: Notice.Kind
  /// The account that the money came to, or was taken from.
  package let account: AccountID
  /// Of a transfer: the account that has sent it.
  package let sender: AccountID?
  package let amount: Money

  private init(_ kind: Notice.Kind, _ account: AccountID, _ sender: AccountID?, _ amount: Money) {
    self.kind = kind
    self.account = account
    self.sender = sender
    self.amount = amount
  }

  package static func deposit(_ amount: Money, into account: AccountID) -> Self {
    Self(.deposit, account, nil, amount)
  }

  package static func withdrawal(_ amount: Money, from account: AccountID) -> Self {
    Self(.withdrawal, account, nil, amount)
  }

  package static func transfer(
    _ amount: Money, from sender: AccountID, to account: AccountID
  ) -> Self {
    Self(.transfer, account, sender, amount)
  }

  /// What a notice tells.
  package init(_ notice: Notice) {
    self.init(notice.kind, notice.account, notice.sender, notice.amount)
  }

  /// The movement of an event in the log; `nil` when no customer is told of it.
  ///
  /// It is made from the event itself, and not from the message: the messages are what is checked.
  package init?(_ event: Account.Event) {
    switch event {
    case .deposited(let account, let amount): self = .deposit(amount, into: account)
    case .withdrawn(let account, let amount): self = .withdrawal(amount, from: account)
    case .transferReceived(let account, _, let sender, let amount):
      self = .transfer(amount, from: sender, to: account)
    case .opened, .transferSent, .transferReturned, .closed: return nil
    }
  }
}

extension Movement: CustomStringConvertible {
  package var description: String {
    switch kind {
    case .deposit: "a deposit of \(amount) into account \(account)"
    case .withdrawal: "a withdrawal of \(amount) from account \(account)"
    case .transfer:
      "a transfer of \(amount) from account \(sender?.description ?? "?") to account \(account)"
    }
  }
}
