import EventSourcing
import Events
import ExerciseSupport
import Foundation
import Persistence
import ReadModels
import Testing

@testable import SQLite

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
      Account 1 was opened, got 100.00 and paid 30.00; account 2 was opened and closed.
        expected: \(words(expected))
        got:      `apply` \(rows.words)
      Each statement changes one row: `WHERE id = ?`. The row may exist already, or not. Chapter \
      5, exercise 5.13.
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
      Account 1 got 100.00, without an opening before it, and then this happened: \(event).
        expected: \(words(expected))
        got:      `apply` \(rows.words)
      Let the database add the difference: `balance = balance + ?`. Chapter 5, exercise 5.13.
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
      User 7 registered. Account 1 was opened, its versions 2 and 3 are events that this program \
      doesn't know, and version 4 is a deposit of 10.00.
        expected: \(words(expected))
        got:      `apply` \(rows.words)
      A user is not an account, and a row's version is the event's version, not a count of your \
      own. Chapter 5, exercise 5.13.
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
      The log has an overdraft of an account without an opening, money returned to a closed \
      account, an account opened after its first deposit, and one closed with money in it.
        expected: \(words(expected))
        got:      `apply` \(rows.words)
      All of this was recorded, so it has happened. A read model that rejects a fact stops for \
      ever. Chapter 5, exercise 5.13.
      """)
  }

  @Test("Rows are changed with one prepared statement each", .exercise("5.13"))
  func reusesStatements() throws {
    let connection = try Connection(path: ":memory:")
    let table = TableName(rawValue: "accounts_anew")
    try AccountTable.createTable(table, in: connection)
    let counts = try (1...5).map { number in
      let account = AccountID(rawValue: number)
      let events: [Account.Event] = [
        .opened(accountID: account), .deposited(accountID: account, amount: Money(cents: number)),
        .withdrawn(accountID: account, amount: Money(cents: number)), .closed(accountID: account),
      ]
      for (index, event) in events.enumerated() {
        try AccountTable.apply(
          recorded(event, version: index + 1, position: number * 10 + index), to: table,
          in: connection)
      }
      return connection.statementCount
    }
    try #require(
      counts.first == counts.last,
      """
      The same four events were applied to five accounts, with other numbers each time.
        expected: \(counts[0]) prepared statements, as after the first account
        got:      \(counts[4])
      A connection keeps one prepared statement for each SQL text. A number in the text makes a new \
      one for every account, and the memory fills up. Put every value into a `?`. Chapter 5, \
      exercise 5.13.
      """)
  }

  private func recorded(
    _ event: any DomainEvent, version: Int, position: Int
  ) -> RecordedEvent {
    RecordedEvent(
      position: GlobalPosition(rawValue: position),
      stream: StreamID(category: "account", id: "1"), version: version,
      id: CountedEventIDs.id(numbered: UInt64(position)),
      recordedAt: Date(timeIntervalSince1970: 1_767_610_800), event: event)
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
          try AccountTable.apply(
            recorded(event, version: version, position: index + 501), to: table, in: connection)
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
