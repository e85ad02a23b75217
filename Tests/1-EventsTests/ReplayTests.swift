import EventSourcing
import Events
import ExerciseSupport
import Foundation
import Testing

@Suite("Stage 1: Replay")
struct ReplayTests {
  // MARK: 1.2

  @Test("Replay folds every event into one state", .exercise("1.2"))
  func foldsEverything() throws {
    let history = recorded(
      of: Account.stream(of: 1),
      (opened, 0), (deposit(100_00), 10), (deposit(20_00), 30), (deposit(3_00), 40))
    let state = words(Account.replay(history))
    try #require(
      state == "open with 12300 cents",
      """
      An account was opened and got 10000, 2000 and 300 cents:
        expected: open with 12300 cents
        got:      \(state)
      Begin with `initial` once and fold the events into that one state, one after the other. The \
      balance isn't stored anywhere else. Chapter 1, exercise 1.2.
      """)
  }

  @Test("Replay skips events of other kinds and goes on after them", .exercise("1.2"))
  func passesOverOtherEvents() throws {
    let history = recorded(
      of: Account.stream(of: 1),
      (user("john@example.com"), 0), (opened, 1), (loan, 2), (deposit(50_00), 3),
      (user("smith@example.com"), 4), (loan, 5), (deposit(7_00), 6))
    let state = words(Account.replay(history))
    try #require(
      state == "open with 5700 cents",
      """
      The account's events (opened, 5000 and 700 cents) stand between unknown events and events of a \
      user:
        expected: open with 5700 cents
        got:      \(state)
      Skip an event that isn't the aggregate's own and go on: it doesn't end the history. \
      Chapter 1, exercise 1.2.
      """)
  }

  @Test("The order is that of the stream, even where the clock was set back", .exercise("1.2"))
  func keepsOrder() throws {
    let history = recorded(
      of: Account.stream(of: 1),
      (opened, 100), (closed, 110), (opened, 300), (deposit(9_00), 310), (closed, 200))
    let state = words(Account.replay(history))
    try #require(
      state == "closed with 900 cents",
      """
      An account was opened, closed, opened again, got 900 cents and was closed again. The clock was \
      set back before the last event, so it has an earlier time than the two before it:
        expected: closed with 900 cents
        got:      \(state)
      The list is in the order of versions already. Don't sort it by time, and don't turn it round. \
      Chapter 1, exercise 1.2.
      """)
  }

  @Test("Events that were recorded at the same time all count", .exercise("1.2"))
  func countsEventsOfOneMoment() throws {
    let history = recorded(
      of: Account.stream(of: 1), (opened, 5), (deposit(40_00), 5), (deposit(2_00), 5))
    let state = words(Account.replay(history))
    try #require(
      state == "open with 4200 cents",
      """
      An account was opened and got 4000 and 200 cents, all in one append and so at the same time:
        expected: open with 4200 cents
        got:      \(state)
      A time doesn't identify an event. Fold each event of the list. Chapter 1, exercise 1.2.
      """)
  }

  // MARK: 1.3

  @Test(
    "The state as of a version has the events up to it, and no more", .exercise("1.3"),
    arguments: [
      (0, "unopened with 0"), (1, "open with 0"), (2, "open with 10000"),
    ])
  func stopsAtVersion(version: Int, expected: String) throws {
    let state = words(Account.replay(savings, asOfVersion: version))
    try #require(
      state == "\(expected) cents",
      """
      An account was opened (version 1) and got 10000 cents (version 2). As of version \(version):
        expected: \(expected) cents
        got:      \(state)
      The event with that version belongs to the state, and the next one does not. An answer that \
      is one event off is the balance of another moment. Chapter 1, exercise 1.3.
      """)
  }

  @Test(
    "An event of an unknown type has a version too", .exercise("1.3"),
    arguments: [(3, 100_00), (4, 120_00), (5, 123_00)])
  func countsUnknownEvents(version: Int, cents: Int) throws {
    let balance = Account.replay(savings, asOfVersion: version).balance.cents
    try #require(
      balance == cents,
      """
      Version 3 of this stream is an unknown event. As of version \(version):
        expected: \(cents) cents
        got:      \(balance) cents
      Compare the `version` of each recorded event; don't count the events that you understand, and \
      don't compare the `position`, which counts all streams. Chapter 1, exercise 1.3.
      """)
  }

  @Test(
    "A version beyond the end gives the current state", .exercise("1.3"),
    arguments: [6, 1_000, Int.max])
  func takesFutureVersion(version: Int) throws {
    let state = words(Account.replay(savings, asOfVersion: version))
    try #require(
      state == "open with 12300 cents",
      """
      The stream ends with version 5. As of version \(version):
        expected: open with 12300 cents, the current state
        got:      \(state)
      All events are up to that version, so none is left out. Chapter 1, exercise 1.3.
      """)
  }

  @Test("A version below 0 gives the state before the first event", .exercise("1.3"))
  func takesVersionBelowZero() throws {
    let today = words(Account.replay(savings, asOfVersion: 5))
    let states = [-1, .min].map { words(Account.replay(savings, asOfVersion: $0)) }
    try #require(
      today == "open with 12300 cents" && states.allSatisfy { $0 == "unopened with 0 cents" },
      """
      As of version -1, of Int.min, and of 5, the newest:
        expected: unopened with 0 cents, unopened with 0 cents, open with 12300 cents
        got:      \(states[0]), \(states[1]), \(today)
      No event has a version below 1, and -1 doesn't mean "the newest" here. \
      Chapter 1, exercise 1.3.
      """)
  }

  // MARK: 1.4

  @Test(
    "The state as of a date has everything recorded by then", .exercise("1.4"),
    arguments: [
      (-1, "unopened with 0"), (5, "open with 0"), (25, "open with 10000"),
      (35, "open with 12000"), (10_000, "open with 12300"),
    ])
  func stopsAtDate(seconds: Int, expected: String) throws {
    let state = words(Account.replay(savings, asOf: time(Double(seconds))))
    try #require(
      state == "\(expected) cents",
      """
      An account was opened at 0 seconds and got 10000 cents at 10, 2000 at 30 and 300 at 40. \
      As of second \(seconds):
        expected: \(expected) cents
        got:      \(state)
      What was recorded by then counts, and what came later doesn't. Compare the dates as they \
      are, without a calendar. Chapter 1, exercise 1.4.
      """)
  }

  @Test("An event recorded at exactly that instant belongs to the state", .exercise("1.4"))
  func includesInstant() throws {
    let history = recorded(
      of: Account.stream(of: 1),
      (opened, 0), (deposit(100_00), 10), (deposit(20_00), 10), (deposit(3_00), 10.25))
    let balance = Account.replay(history, asOf: time(10)).balance.cents
    try #require(
      balance == 120_00,
      """
      Deposits of 10000 and 2000 cents were recorded at second 10, and one of 300 at 10.25. \
      As of second 10:
        expected: 12000 cents
        got:      \(balance) cents
      Everything recorded at that very instant counts, and nothing after it: 10.25 is later than 10. \
      Chapter 1, exercise 1.4.
      """)
  }

  @Test(
    "Where a clock was set back, the answer ends before the first later event", .exercise("1.4"))
  func survivesClockSetBack() throws {
    let history = recorded(
      of: Account.stream(of: 1),
      (opened, 0), (deposit(1_00), 10), (deposit(20_00), 100), (deposit(300_00), 50),
      (deposit(4_000_00), 110))
    let state = words(Account.replay(history, asOf: time(60)))
    try #require(
      state == "open with 100 cents",
      """
      The clock was set back once. Deposits were recorded at these seconds, in this order: 100 cents \
      at 10, 2000 at 100, 30000 at 50, 400000 at 110. As of second 60:
        expected: open with 100 cents
        got:      \(state)
      Stop at the first event that was recorded later, at 100. Picking single events from the list, \
      or sorting it, makes up a balance that the account never had; going on to the last event that \
      fits takes in the 2000 cents, which were not recorded by then. Chapter 1, exercise 1.4.
      """)
  }
}

// MARK: - Histories

/// Opened and 100.00, 20.00 and 3.00 paid in, with an unknown event as version 3.
private let savings = recorded(
  of: Account.stream(of: 1),
  (opened, 0), (deposit(100_00), 10), (loan, 20), (deposit(20_00), 30), (deposit(3_00), 40))

private let opened = Account.Event.opened(accountID: 1)
private let closed = Account.Event.closed(accountID: 1)
private let loan = UnknownEvent(typeName: "LoanGranted", data: .object(["limit": .integer(9)]))

private func user(_ email: String) -> User.Event {
  .emailUpdated(userID: 1, newEmail: EmailAddress(recorded: email))
}

private func deposit(_ cents: Int) -> Account.Event {
  .deposited(accountID: 1, amount: Money(cents: cents))
}
