import EventSourcing
public import Events

extension Account.Event {
  /// By how much the event changes the balance: below zero when money goes out.
  public var balanceChange: Money {
    switch self {
    case .opened, .closed: .zero
    case .deposited(_, let amount), .transferReceived(_, _, _, let amount),
      .transferReturned(_, _, let amount):
      amount
    case .withdrawn(_, let amount), .transferSent(_, _, _, let amount):
      .zero &- amount
    }
  }
}
