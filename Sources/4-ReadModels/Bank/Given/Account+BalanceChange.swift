import EventSourcing
public import Events

extension Account.Event {
  /// The change of the balance by this event; below zero for outgoing money.
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
