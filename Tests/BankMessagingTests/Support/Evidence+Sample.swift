import EventSourcing
import Events
import Foundation
import Messaging

@testable import BankMessaging

extension Evidence {
  /// The ids of events: that of event 1 is at 1.
  static let ids = (0..<10).map { CountedEventIDs.id(numbered: UInt64($0)).description }

  /// A small world in which all is equal: two accounts of the bank, a user, and an account of the
  /// service.
  static var sample: Evidence {
    var evidence = Evidence()
    evidence.clients.add(.deposit(Money(cents: 110_00), into: 1))
    evidence.clients.add(.withdrawal(Money(cents: 40_00), from: 1))
    evidence.clients.add(.transfer(Money(cents: 25_00), from: 1, to: 2))
    evidence.clients.users = [1: HubUser(username: "john_doe", email: "new@example.com")]
    evidence.clients.savings = [4: .zero]
    evidence.users = evidence.clients.users
    evidence.savings = evidence.clients.savings
    evidence.balances = [1: Money(cents: 45_00), 2: Money(cents: 25_00)]
    evidence.log = bankLog
    evidence.notices = [
      .sample(.deposit, 1, 110_00, of: 1), .sample(.withdrawal, 1, 40_00, of: 2),
      .sample(.transfer, 2, from: 1, 25_00, of: 5),
    ]
    (evidence.numbers.log, evidence.numbers.published) = (5, 5)
    let messages = [
      Message.sample(
        "UserCreatedEvent", "user-1", 6, ["username": "john_doe", "email": "old@example.com"]),
      .sample("AccountCreatedEvent", "account-4", 7, [:], from: "accounts"),
      .sample("UserEmailUpdatedEvent", "user-1", 8, ["email": "new@example.com"]),
    ]
    evidence.sources = Dictionary(grouping: messages) { $0.source }
    evidence.hub = messages.enumerated().map { HubEvent(position: $0 + 1, message: $1) }
    evidence.audit = messages.enumerated().map { Seen(position: $0 + 1, id: $1.id.rawValue) }
    return evidence
  }

  private static var bankLog: [RecordedEvent] {
    let events: [Account.Event] = [
      .deposited(accountID: 1, amount: Money(cents: 110_00)),
      .withdrawn(accountID: 1, amount: Money(cents: 40_00)),
      .transferSent(accountID: 1, transferID: "t-1", to: 2, amount: Money(cents: 25_00)),
      .opened(accountID: 2),
      .transferReceived(accountID: 2, transferID: "t-1", from: 1, amount: Money(cents: 25_00)),
    ]
    return events.enumerated().map { index, event in
      RecordedEvent(
        position: GlobalPosition(rawValue: index + 1), stream: Account.stream(of: event.accountID),
        version: index + 1, id: CountedEventIDs.id(numbered: UInt64(index + 1)),
        recordedAt: .letterTime, event: event)
    }
  }
}

extension Notice {
  static func sample(
    _ kind: Kind, _ account: AccountID, from sender: AccountID? = nil, _ cents: Int, of event: Int
  ) -> Notice {
    Notice(
      messageID: MessageID(rawValue: Evidence.ids[event]), kind: kind, account: account,
      sender: sender, amount: Money(cents: cents), time: .letterTime)
  }
}

extension Message {
  fileprivate static func sample(
    _ type: MessageType, _ subject: String, _ event: Int, _ data: [String: String],
    from source: String = "users"
  ) -> Message {
    Message(
      id: MessageID(rawValue: Evidence.ids[event]), source: source, type: type, subject: subject,
      sequence: event, time: .letterTime, data: data.mapValues { .string($0) })
  }
}
