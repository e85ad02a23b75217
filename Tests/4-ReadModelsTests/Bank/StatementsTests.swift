import EventSourcing
import Events
import ExerciseSupport
import Foundation
import ReadModels
import Testing

@Suite("Stage 4: The account statement")
struct StatementsTests {
  private let log: [RecordedEvent] = .log(
    Account.Event.opened(accountID: 1), Account.Event.deposited(accountID: 1, amount: .hundred),
    Account.Event.opened(accountID: 2), Account.Event.withdrawn(accountID: 1, amount: .thirty),
    Account.Event.transferSent(accountID: 1, transferID: "t", to: 2, amount: .ten),
    Account.Event.transferReceived(accountID: 2, transferID: "t", from: 1, amount: .ten),
    Account.Event.transferReturned(accountID: 1, transferID: "u", amount: .ten),
    Account.Event.opened(accountID: 3), Account.Event.closed(accountID: 3))

  @Test("Each line shows the balance after its event", .exercise("4.3"))
  func runsBalance() throws {
    let statements = try Statements.after(log)
    let balances = [1, 2, 3].map { (id: AccountID) in
      let entries = statements.entries(of: id, limit: 10) ?? []
      return entries.map { "\($0.balance)" }.joined(separator: ", ")
    }
    let expected = ["0.00, 100.00, 70.00, 60.00, 70.00", "0.00, 10.00", "0.00, 0.00"]
    try #require(
      balances == expected,
      """
      Account 1 was opened, received 100.00, paid out 30.00, sent 10.00 and got 10.00 back. \
      Account 2 was opened and received 10.00. Account 3 was opened and closed.
        expected balances: \(expected)
        got:               \(balances)
      Every event of an account is a line, and its balance follows from the line before it. \
      Chapter 4, exercise 4.3.
      """)
  }

  @Test("Each line has the version, position, date and event", .exercise("4.3"))
  func saysWhere() throws {
    let entries = try Statements.after(log).entries(of: 1, limit: 10) ?? []
    let places = entries.map { [$0.version, $0.position.rawValue, $0.date.minute] }
    let expected = [[1, 1, 1], [2, 2, 2], [3, 4, 4], [4, 5, 5], [5, 7, 7]]
    try #require(
      places == expected,
      """
      The events of account 1 are its versions 1 to 5, at the positions 1, 2, 4, 5 and 7, and each \
      was recorded at the minute with the number of its position.
        expected [version, position, minute]: \(expected)
        got:                                  \(places)
      All three come from the recorded event, and the newest line is the last. \
      Chapter 4, exercise 4.3.
      """)
    let events = log.filter { $0.stream == Account.stream(of: 1) }
      .map { $0.event as? Account.Event }
    try #require(
      entries.map(\.event) == events,
      """
      The statement of account 1 doesn't show its events.
        expected: \(events.compactMap(\.self))
        got:      \(entries.map(\.event))
      Chapter 4, exercise 4.3.
      """)
  }

  @Test("A statement can be read from any version on", .exercise("4.3"))
  func pages() throws {
    let statements = try Statements.after(log)
    let whole = statements.entries(of: 1, limit: 10)?.count
    let page = statements.entries(of: 1, after: 2, limit: 2)?.map(\.version)
    let none = statements.entries(of: 7, limit: 10)?.count
    try #require(
      whole == 5 && page == [3, 4] && none == nil,
      """
      Account 1 has five events, and account 7 doesn't exist.
        expected: 5 lines; after version 2, the next two have the versions [3, 4]; none for account 7
        got:      \(whole ?? 0) lines; \(page ?? []); \(none.map { "\($0) for" } ?? "none for") account 7
      Append each line at the end of its account's lines. Chapter 4, exercise 4.3.
      """)
  }

  @Test("A statement takes facts as recorded and checks no rules", .exercise("4.3"))
  func doesNotJudge() throws {
    let statements = try Statements.after(
      .log(
        Account.Event.deposited(accountID: 1, amount: .ten), Account.Event.opened(accountID: 1),
        Account.Event.withdrawn(accountID: 1, amount: .thirty), Account.Event.closed(accountID: 1),
        Account.Event.transferReturned(accountID: 1, transferID: "t", amount: .hundred)))
    let balances = statements.entries(of: 1, limit: 10)?.map { "\($0.balance)" } ?? []
    let expected = ["10.00", "10.00", "-20.00", "-20.00", "80.00"]
    try #require(
      balances == expected,
      """
      The log has a deposit of 10.00 before the opening, an overdraft of 20.00, a closing in debt, \
      and 100.00 that came back afterwards.
        expected balances: \(expected)
        got:               \(balances)
      All five events were recorded, so all five are lines, and an opening resets nothing. \
      Chapter 4, exercise 4.3.
      """)
  }

  @Test("A line has the version of its event, not a count of lines", .exercise("4.3"))
  func passesOver() throws {
    let statements = try Statements.after(
      .interrupted(
        Account.Event.opened(accountID: 1), Account.Event.deposited(accountID: 1, amount: .ten)))
    let versions = statements.entries(of: 1, limit: 10)?.map(\.version) ?? []
    try #require(
      versions == [1, 4],
      """
      Version 1 opened the account, versions 2 and 3 are events that this program does not know, and \
      version 4 is a deposit.
        expected versions: [1, 4]
        got:               \(versions)
      A version comes from the event, not from a count. Chapter 4, exercise 4.3.
      """)
  }

  @Test("Lines follow the log, even if a clock was set back", .exercise("4.3"))
  func keepsOrder() throws {
    let events: [Account.Event] = [
      .opened(accountID: 1), .deposited(accountID: 1, amount: .hundred),
      .withdrawn(accountID: 1, amount: .thirty), .withdrawn(accountID: 1, amount: .ten),
    ]
    // The clock is set back after the deposit.
    let log = zip(events, [10, 20, 15, 16]).enumerated().map { index, pair in
      RecordedEvent(
        position: GlobalPosition(rawValue: index + 4), stream: Account.stream(of: 1),
        version: index + 1, id: CountedEventIDs.id(numbered: UInt64(index + 4)),
        recordedAt: .minute(pair.1), event: pair.0)
    }
    let entries = try Statements.after(log).entries(of: 1, limit: 10) ?? []
    let lines = entries.map { "\($0.version): \($0.balance)" }
    let expected = ["1: 0.00", "2: 100.00", "3: 70.00", "4: 60.00"]
    try #require(
      lines == expected,
      """
      Account 1 was opened at minute 10 and received 100.00 at minute 20. Then the clock was set back, \
      and it paid out 30.00 at minute 15 and 10.00 at minute 16.
        expected version and balance of each line: \(expected)
        got:                                       \(lines)
      Dates don't order events; the log does. Append each line at the end. Chapter 4, exercise 4.3.
      """)
  }

  @Test("A running balance out of range wraps around instead of trapping", .exercise("4.3"))
  func wrapsAround() throws {
    let statements = try Statements.after(
      .log(
        Account.Event.deposited(accountID: 1, amount: Money(cents: .max)),
        Account.Event.deposited(accountID: 1, amount: .hundred),
        Account.Event.withdrawn(accountID: 1, amount: Money(cents: .max))))
    let entries = statements.entries(of: 1, limit: 10) ?? []
    try #require(
      entries.map(\.version) == [1, 2, 3] && entries.last?.balance == .hundred,
      """
      An old log has a deposit of \(Money(cents: .max)), one of 100.00, and a withdrawal of \
      \(Money(cents: .max)). In between the sum is out of range; at the end it is 100.00 again.
        expected: lines [1, 2, 3], and 100.00 after the last
        got:      lines \(entries.map(\.version)), and \(entries.last.map { "\($0.balance)" } ?? "nothing")
      A fact can't be skipped, and it must not stop the model. Add with `&+`, as `evolve` does. \
      Chapter 4, exercise 4.3.
      """)
  }
}
