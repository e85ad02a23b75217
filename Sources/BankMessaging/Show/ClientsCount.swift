package import Events
package import Messaging

/// What the clients of the show were told, counted by themselves.
///
/// It is the witness from outside: nothing in it comes from a log or from a message.
package struct ClientsCount: Hashable, Sendable {
  /// How often each movement was acknowledged by the bank.
  package var movements: [Movement: Int] = [:]
  /// The users at the service `users`.
  package var users: [UserID: HubUser] = [:]
  /// The balances at the service `accounts`.
  package var savings: [AccountID: Money] = [:]
  /// The number of requests that were answered, and of those that were refused by a rule.
  package var answered = 0
  package var refused = 0

  package init() {}

  package mutating func add(_ movement: Movement) { movements[movement, default: 0] += 1 }

  package mutating func merge(_ other: Self) {
    movements.merge(other.movements, uniquingKeysWith: +)
    users.merge(other.users) { $1 }
    savings.merge(other.savings) { $1 }
    answered += other.answered
    refused += other.refused
  }

  /// The balance of each account of the bank.
  package var balances: [AccountID: Money] {
    movements.reduce(into: [:]) { balances, entry in
      let (movement, times) = entry
      let amount = Money(cents: movement.amount.cents * times)
      let isPaidOut = movement.kind == .withdrawal
      balances[movement.account, default: .zero] =
        balances[movement.account, default: .zero] &+ (isPaidOut ? .zero &- amount : amount)
      if let sender = movement.sender {
        balances[sender, default: .zero] = balances[sender, default: .zero] &- amount
      }
    }
  }

  /// The sum of the deposits, and of the withdrawals.
  package func sum(of kind: Notice.Kind) -> Money {
    movements.filter { $0.key.kind == kind }.reduce(.zero) { sum, entry in
      sum &+ Money(cents: entry.key.amount.cents * entry.value)
    }
  }
}
