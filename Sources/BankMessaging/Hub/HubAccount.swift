import EventSourcing
import Events
import Messaging

/// An account as the messages in the hub tell.
struct HubAccount: Hashable, CustomStringConvertible {
  let id: String
  var balance = Money.zero

  var description: String { "Account: \(id), Balance: \(balance)" }

  /// Returns the account after these messages; `nil` when none of them creates one.
  ///
  /// - Throws: `InvalidMessage` when a field is missing, and `MoneyError`.
  static func replay(_ messages: [Message]) throws -> HubAccount? {
    try messages.reduce(into: nil) { account, message in
      switch message.type {
      case "AccountCreatedEvent":
        account = HubAccount(id: String(message.subject.drop { $0 != "-" }.dropFirst()))
      case "FundsDepositedEvent": account?.add(try message.amount)
      case "FundsWithdrawnEvent": account?.subtract(try message.amount)
      default: break
      }
    }
  }

  private mutating func add(_ amount: Money) { balance = balance &+ amount }

  private mutating func subtract(_ amount: Money) { balance = balance &- amount }
}

extension Message {
  /// - Throws: `InvalidMessage` when there is none, and `MoneyError`.
  fileprivate var amount: Money {
    get throws { try Money(parsing: try text("amount")) }
  }

  /// The text in a field of its data.
  ///
  /// - Throws: `InvalidMessage` when there is none.
  func text(_ field: String) throws(InvalidMessage) -> String {
    guard let value = data[field] else { throw .missing("data.\(field)") }
    guard case .string(let text) = value else {
      throw .unexpected("data.\(field)", expected: "a text")
    }
    return text
  }
}
