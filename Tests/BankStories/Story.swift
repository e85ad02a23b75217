import CommandHandlers
public import EventSourcing
import Events
import Foundation
import TestStores

/// A log in which everything happens that the read models know.
public enum Story {
  public static func events() -> [RecordedEvent] {
    // Recorded under older rules, and shown as they were recorded.
    let (ada, john) = (
      EmailAddress(recorded: "Ada <ada>"), EmailAddress(recorded: "john@example.com")
    )
    let order = Transfer.Order(id: "t-1", from: 1, to: 2, amount: Money(cents: 7_00))
    let late = Transfer.Order(id: "t-2", from: 2, to: 1, amount: Money(cents: 2_50))
    return [
      (
        User.stream(of: 1),
        User.Event.created(userID: 1, firstName: "A\u{0}da", lastName: "B", email: ada)
      ),
      (
        User.stream(of: 4),
        User.Event.created(userID: 4, firstName: "J", lastName: "D", email: john)
      ),
      (account(1), Account.Event.opened(accountID: 1)),
      (account(1), Account.Event.deposited(accountID: 1, amount: Money(cents: 90_00))),
      (account(2), UnknownEvent(typeName: "SomethingNew", data: .object([:]))),
      (account(2), Account.Event.deposited(accountID: 2, amount: Money(cents: 11_00))),
      (transfer(order), Transfer.Event.requested(order)),
      (
        account(1),
        Account.Event.transferSent(
          accountID: 1, transferID: order.id, to: 2, amount: order.amount)
      ),
      (
        account(2),
        Account.Event.transferReceived(
          accountID: 2, transferID: order.id, from: 1, amount: order.amount)
      ),
      (transfer(order), Transfer.Event.completed(order.id)),
      (transfer(late), Transfer.Event.requested(late)),
      (
        account(2),
        Account.Event.transferSent(accountID: 2, transferID: late.id, to: 1, amount: late.amount)
      ),
      (account(1), Account.Event.withdrawn(accountID: 1, amount: Money(cents: 3_00))),
      (account(7), Account.Event.opened(accountID: 7)),
      (account(7), Account.Event.closed(accountID: 7)),
      (
        account(9),
        Account.Event.transferReturned(accountID: 9, transferID: "t-0", amount: Money(cents: 5))
      ),
      (User.stream(of: 1), User.Event.emailUpdated(userID: 1, newEmail: john)),
      (transfer(late), UnknownEvent(typeName: "SomethingNew", data: .object([:]))),
    ].recorded
  }

  public static func account(_ id: Int) -> StreamID { Account.stream(of: AccountID(rawValue: id)) }

  static func transfer(_ order: Transfer.Order) -> StreamID {
    Transfer.stream(of: order.id)
  }

  /// Two deposits that are more together than the totals can count, and one more.
  public static var tooMuch: [RecordedEvent] {
    [
      (account(1), Account.Event.deposited(accountID: 1, amount: Money(cents: 40))),
      (account(2), Account.Event.deposited(accountID: 2, amount: Money(cents: .max))),
      (account(3), Account.Event.deposited(accountID: 3, amount: Money(cents: 6))),
    ].recorded
  }
}

extension [(StreamID, any DomainEvent)] {
  /// The events as a log has them, each a minute after the one before, and every second position
  /// left out.
  var recorded: [RecordedEvent] {
    var versions: [StreamID: Int] = [:]
    return enumerated().map { index, part in
      versions[part.0, default: 0] += 1
      return RecordedEvent(
        position: GlobalPosition(rawValue: 1 + 2 * index), stream: part.0,
        version: versions[part.0] ?? 0, id: RandomEventIDs().next(),
        recordedAt: Date(timeIntervalSince1970: 1_767_610_800 + TimeInterval(index) * 60),
        event: part.1)
    }
  }
}
