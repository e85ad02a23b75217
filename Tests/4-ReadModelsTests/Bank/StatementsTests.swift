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

  @Test("Each line has the balance after it", .exercise("4.3"))
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
      Account 1 was opened, got 100.00, paid 30.00, sent 10.00 and got 10.00 back; account 2 was \
      opened and received 10.00; account 3 was opened and closed. Each of these events is a line. \
      The balances after each line are \(expected), but your statements say \(balances). \
      Read: Chapter 4, exercise 4.3.
      """)
  }

  @Test("A line says which event, where and when", .exercise("4.3"))
  func saysWhere() throws {
    let entries = try Statements.after(log).entries(of: 1, limit: 10) ?? []
    let places = entries.map { [$0.version, $0.position.rawValue, $0.date.minute] }
    let expected = [[1, 1, 1], [2, 2, 2], [3, 4, 4], [4, 5, 5], [5, 7, 7]]
    try #require(
      places == expected,
      """
      The events of account 1 are its versions 1 to 5, at the positions 1, 2, 4, 5 and 7, recorded \
      at the minutes with the same numbers. As version, position and minute the lines have to say \
      \(expected), but they say \(places). Read: Chapter 4, exercise 4.3.
      """)
    try #require(
      entries.map(\.event)
        == log.filter { $0.stream == Account.stream(of: 1) }.map {
          $0.event as? Account.Event
        },
      """
      The lines of account 1 have to show its five events, but they show \
      \(entries.map(\.event)). Read: Chapter 4, exercise 4.3.
      """)
  }

  @Test("A statement is read on after a line", .exercise("4.3"))
  func pages() throws {
    let statements = try Statements.after(log)
    let whole = statements.entries(of: 1, limit: 10)?.count
    let page = statements.entries(of: 1, after: 2, limit: 2)?.map(\.version)
    try #require(
      whole == 5 && page == [3, 4] && statements.entries(of: 7, limit: 10) == nil,
      """
      Of the \(whole ?? 0) lines of account 1, which have to be 5, those after version 2 are 3 and \
      4, but your statement gave \(page ?? []). Account 7 does not exist and has no statement. \
      Read: Chapter 4, exercise 4.3.
      """)
  }

  @Test("What has happened is not judged again", .exercise("4.3"))
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
      The log has a deposit before the opening, an overdraft, a closing in debt, and money that \
      came back after it. All of that has happened: five lines, with the balances \(expected). \
      Your statement says \(balances). Read: Chapter 4, exercise 4.3.
      """)
  }

  @Test("What does not concern it passes by", .exercise("4.3"))
  func passesOver() throws {
    let statements = try Statements.after(
      .interrupted(
        Account.Event.opened(accountID: 1), Account.Event.deposited(accountID: 1, amount: .ten)))
    let versions = statements.entries(of: 1, limit: 10)?.map(\.version) ?? []
    try #require(
      versions == [1, 4],
      """
      Account 1 was opened, its versions 2 and 3 are events that this program does not know, and \
      version 4 is a deposit. The statement has to have the lines [1, 4], but it has \(versions). \
      The version is that of the event, and not a count of your own. \
      Read: Chapter 4, exercise 4.3.
      """)
  }
}
