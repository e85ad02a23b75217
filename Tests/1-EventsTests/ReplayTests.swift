import EventSourcing
import Events
import ExerciseSupport
import Foundation
import Testing

@Suite("Stage 1: Replay")
struct ReplayTests {
  // MARK: 1.2

  @Test("The state is what all events add up to", .exercise("1.2"))
  func foldsEverything() throws {
    let state = Account.replay(savings)
    try #require(
      words(state) == "open with 12300 cents",
      """
      An account was opened, got 100.00, 20.00 and 3.00, and one event that nobody here knows: \
      it has to be open with 12300 cents, but your code gave \(words(state)). Begin with \
      `initial` and fold in every event, one after the other. The balance is stored nowhere \
      else. Read: Chapter 1, exercise 1.2.
      """)
  }

  @Test("Events of other kinds are passed over, and what follows them counts", .exercise("1.2"))
  func passesOverOtherEvents() throws {
    let history = recorded(
      of: Account.stream(of: 1),
      (user("john@example.com"), 0), (opened, 1), (loan, 2), (deposit(50_00), 3),
      (user("smith@example.com"), 4), (loan, 5), (deposit(7_00), 6))
    let state = Account.replay(history)
    try #require(
      words(state) == "open with 5700 cents",
      """
      Between the events of an account stand unknown events and events of a user. The account \
      has to be open with 5700 cents, but your code gave \(words(state)). Pass over what is not \
      the aggregate's own and go on: it is no end of the history, and no reason to fail. \
      Read: Chapter 1, exercise 1.2.
      """)
  }

  @Test("The order is that of the history, even where the clock was set back", .exercise("1.2"))
  func keepsOrder() throws {
    let history = recorded(
      of: Account.stream(of: 1),
      (opened, 100), (closed, 110), (opened, 300), (deposit(9_00), 310), (closed, 200))
    let state = words(Account.replay(history))
    try #require(
      state == "closed with 900 cents",
      """
      An account was opened and closed, opened again, got 9.00 and was closed again. The last event \
      has an earlier time than the two before it, because somebody set the clock back. The account \
      has to be closed with 900 cents, but your code gave \(state). Versions make the order, clocks \
      do not: do not sort by time. Read: Chapter 1, exercise 1.2.
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
      As of version \(version) the account has to be \(expected) cents, but your code gave \
      \(state). The event of that very version belongs to the state and the next one does not: \
      version 0 is before the first event. An answer that is one event off is the balance of \
      another day. Read: Chapter 1, exercise 1.3.
      """)
  }

  @Test(
    "An event that nobody here knows has a version too", .exercise("1.3"),
    arguments: [(3, 100_00), (4, 120_00), (5, 123_00)])
  func countsUnknownEvents(version: Int, cents: Int) throws {
    let balance = Account.replay(savings, asOfVersion: version).balance.cents
    try #require(
      balance == cents,
      """
      As of version \(version) the balance has to be \(cents) cents, but your code gave \
      \(balance). Version 3 of this stream is an unknown event. Go by the `version` that each \
      event was recorded with, not by a count of those you understand and not by the position \
      in the log of all streams. Read: Chapter 1, exercise 1.3.
      """)
  }

  @Test("A version that is still to come gives the state of today", .exercise("1.3"))
  func takesFutureVersion() throws {
    let state = words(Account.replay(savings, asOfVersion: 1_000))
    try #require(
      state == "open with 12300 cents",
      """
      The stream has 5 events. As of version 1000 the account has to be what it is today, open \
      with 12300 cents, but your code gave \(state). Read: Chapter 1, exercise 1.3.
      """)
  }

  @Test("A version below 0 is before everything, as 0 is", .exercise("1.3"))
  func takesVersionBelowZero() throws {
    let today = words(Account.replay(savings, asOfVersion: 5))
    let states = [-1, .min].map { words(Account.replay(savings, asOfVersion: $0)) }
    try #require(
      today == "open with 12300 cents" && states.allSatisfy { $0 == "unopened with 0 cents" },
      """
      As of version -1 and as of the lowest `Int` the account has to be unopened with 0 cents, but \
      your code gave \(states[0]) and \(states[1]); as of version 5, which is today, it gave \
      \(today). No event has a version that low, and no number has a meaning of its own here. \
      Read: Chapter 1, exercise 1.3.
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
      An account was opened, got 100.00, an event that nobody here knows, 20.00 and 3.00, recorded \
      after 0, 10, 20, 30 and 40 seconds. As of second \(seconds) it has to be \(expected) cents, \
      but your code gave \(state). What was recorded by then counts, what came later does not: that \
      is the statement of that day. Read: Chapter 1, exercise 1.4.
      """)
  }

  @Test("What was recorded at that very instant belongs to the state", .exercise("1.4"))
  func includesInstant() throws {
    let history = recorded(
      of: Account.stream(of: 1),
      (opened, 0), (deposit(100_00), 10), (deposit(20_00), 10), (deposit(3_00), 10.25))
    let balance = Account.replay(history, asOf: time(10)).balance.cents
    try #require(
      balance == 120_00,
      """
      Two deposits, 100.00 and 20.00, were recorded at 10 seconds sharp, and one of 3.00 a \
      quarter of a second later. As of 10 seconds the balance has to be 12000 cents, but your \
      code gave \(balance). Everything recorded at that very instant counts and nothing after \
      it, to the last part of a second. Read: Chapter 1, exercise 1.4.
      """)
  }

  @Test(
    "The answer is a state that the stream really had, whatever the clock did", .exercise("1.4"))
  func survivesClockSetBack() throws {
    let history = recorded(
      of: Account.stream(of: 1),
      (opened, 0), (deposit(1_00), 10), (deposit(20_00), 100), (deposit(300_00), 50),
      (deposit(4_000_00), 110))
    let state = words(Account.replay(history, asOf: time(60)))
    try #require(
      ["open with 100 cents", "open with 32100 cents"].contains(state),
      """
      An account was opened and got 1.00, 20.00, 300.00 and 4000.00, recorded after 0, 10, 100, 50 \
      and 110 seconds: the clock was set back once. As of second 60 your code gave \(state). The \
      account was at 100 cents after version 2 and at 32100 after version 4; it never had the third \
      deposit without the second. Take the beginning of the history and do not pick single events \
      from it. Read: Chapter 1, exercise 1.4.
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
