import EventSourcing
import Events
import ExerciseSupport
import Foundation
import Persistence
import ReadModels
import SQLite
import Testing

@Suite("Stage 5: The table of accounts")
struct AccountTableTests {
  typealias Row = AccountList.Row

  @Test("An event changes its account's row only", .exercise("5.13"))
  func keepsRows() throws {
    let rows = try rows(
      after: [
        (1, Account.Event.opened(accountID: 1)),
        (2, .deposited(accountID: 1, amount: Money(cents: 100_00))),
        (1, .opened(accountID: 2)),
        (3, .withdrawn(accountID: 1, amount: Money(cents: 30_00))),
        (2, .closed(accountID: 2)),
      ])
    let expected = [
      Row(id: 1, status: .open, balance: Money(cents: 70_00), version: 3),
      Row(id: 2, status: .closed, balance: .zero, version: 2),
    ]
    try #require(
      rows.value == expected,
      """
      Account 1 was opened, got 100.00 and paid 30.00; account 2 was opened and closed. The rows \
      have to be \(words(expected)), but your code \(rows.words). Which row does each statement \
      change? Read: Chapter 5, exercise 5.13.
      """)
  }

  @Test(
    "Every event that moves money changes the balance", .exercise("5.13"),
    arguments: [
      (Account.Event.deposited(accountID: 1, amount: Money(cents: 30_00)), 130_00),
      (.withdrawn(accountID: 1, amount: Money(cents: 30_00)), 70_00),
      (.transferSent(accountID: 1, transferID: "t", to: 2, amount: Money(cents: 30_00)), 70_00),
      (
        .transferReceived(accountID: 1, transferID: "t", from: 2, amount: Money(cents: 30_00)),
        130_00
      ),
      (.transferReturned(accountID: 1, transferID: "t", amount: Money(cents: 30_00)), 130_00),
    ])
  func counts(event: Account.Event, cents: Int) throws {
    let deposit = Account.Event.deposited(accountID: 1, amount: Money(cents: 100_00))
    let rows = try rows(after: [(1, deposit), (2, event)])
    let expected = [Row(id: 1, balance: Money(cents: cents), version: 2)]
    try #require(
      rows.value == expected,
      """
      The log has a deposit of 100.00 into account 1, without an opening before it, and then \
      \(event). The row has to be \(words(expected)), but your code \(rows.words). Read: Chapter \
      5, exercise 5.13.
      """)
  }

  @Test("Events of other types change no row", .exercise("5.13"))
  func passesOver() throws {
    let user = User.Event.created(
      userID: 7, firstName: "John", lastName: "Doe",
      email: try EmailAddress(parsing: "john@example.com"))
    let unknown = UnknownEvent(typeName: "AccountFrozen", data: .object([:]))
    let rows = try rows(
      after: [
        (1, user), (1, Account.Event.opened(accountID: 1)), (2, unknown), (3, unknown),
        (4, Account.Event.deposited(accountID: 1, amount: Money(cents: 10_00))),
      ])
    let expected = [Row(id: 1, status: .open, balance: Money(cents: 10_00), version: 4)]
    try #require(
      rows.value == expected,
      """
      User 7 was registered. Then account 1 was opened, its versions 2 and 3 are events that this \
      program does not know, and version 4 is a deposit of 10.00. There has to be \
      \(words(expected)), but your code \(rows.words). A user is no account, and the version is \
      that of the event, not a count of your own. Read: Chapter 5, exercise 5.13.
      """)
  }

  @Test("Events are facts: no rule rejects one", .exercise("5.13"))
  func doesNotJudge() throws {
    let ten = Money(cents: 10_00)
    let rows = try rows(
      after: [
        (1, Account.Event.deposited(accountID: 1, amount: ten)),
        (2, .withdrawn(accountID: 1, amount: Money(cents: 100_00))),
        (1, .opened(accountID: 2)), (2, .closed(accountID: 2)),
        (3, .transferReturned(accountID: 2, transferID: "t", amount: ten)),
        (1, .deposited(accountID: 3, amount: ten)), (2, .opened(accountID: 3)),
        (1, .opened(accountID: 4)), (2, .deposited(accountID: 4, amount: ten)),
        (3, .closed(accountID: 4)),
      ])
    let expected = [
      Row(id: 1, balance: Money(cents: -90_00), version: 2),
      Row(id: 2, status: .closed, balance: ten, version: 3),
      Row(id: 3, status: .open, balance: ten, version: 2),
      Row(id: 4, status: .closed, balance: ten, version: 3),
    ]
    try #require(
      rows.value == expected,
      """
      The log has an overdraft of an account whose opening is not there, money that came back to a \
      closed account, an account that was opened after its first deposit, and one that was closed \
      with money inside. All of that was recorded, so it has happened, and the rows have to be \
      \(words(expected)); but your code \(rows.words). Read: Chapter 5, exercise 5.13.
      """)
  }

  /// The rows after `events`, each of which has the given version of its stream.
  private func rows(after events: [(Int, Account.Event)]) throws -> Outcome<[Row]> {
    try rows(after: events.map { ($0.0, $0.1 as any DomainEvent) })
  }

  private func rows(after events: [(Int, any DomainEvent)]) throws -> Outcome<[Row]> {
    let connection = try Connection(path: ":memory:")
    let table = TableName(rawValue: "accounts_anew")
    try AccountTable.createTable(table, in: connection)
    return try Outcome {
      try connection.write {
        for (index, (version, event)) in events.enumerated() {
          let recorded = RecordedEvent(
            position: GlobalPosition(rawValue: index + 501),
            stream: StreamID(category: "account", id: "1"), version: version,
            id: CountedEventIDs.id(numbered: UInt64(index)),
            recordedAt: Date(timeIntervalSince1970: 1_767_610_800), event: event)
          try AccountTable.apply(recorded, to: table, in: connection)
        }
      }
      return try AccountTable.rows(of: table, in: connection)
    }
  }
}

extension Outcome<[AccountList.Row]> {
  fileprivate var words: String { value.map { "gave \(PersistenceTests.words($0))" } ?? "\(self)" }
}

/// Rows as they read in a sentence.
func words(_ rows: [AccountList.Row]) -> String {
  rows.isEmpty
    ? "nothing"
    : rows.map { "\($0.id) \($0.status) \($0.balance) at version \($0.version)" }
      .joined(separator: " and ")
}
