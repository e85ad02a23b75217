import EventSourcing
import Events
import ExerciseSupport
import Foundation
import ReadModels
import Testing

@Suite("Stage 4: The bank as a whole")
struct BankTotalsTests {
  private let begun: [any DomainEvent] = [
    Account.Event.opened(accountID: 1), Account.Event.opened(accountID: 2),
    Account.Event.deposited(accountID: 1, amount: .hundred),
    Account.Event.deposited(accountID: 2, amount: .ten),
    Account.Event.withdrawn(accountID: 2, amount: Money(cents: 1_00)),
    Account.Event.transferSent(accountID: 1, transferID: "t", to: 2, amount: .thirty),
  ]

  @Test("Money that has left one account and not arrived is in flight", .exercise("4.4"))
  func showsFlights() throws {
    let totals = try BankTotals.after(.log(begun))
    let flight = BankTotals.Flight(from: 1, to: 2, amount: .thirty, since: .minute(6))
    try #require(
      totals.inFlight == ["t": flight],
      """
      30.00 have left account 1 for account 2, at minute 6, and are not there yet. That has to be \
      in flight, but there is \(words(totals)). Read: Chapter 4, exercise 4.4.
      """)
  }

  @Test("What came in and did not go out is in the accounts or on its way", .exercise("4.4"))
  func adds() throws {
    let totals = try BankTotals.after(.log(begun))
    let sums = [totals.deposited, totals.withdrawn, totals.inAccounts]
    try #require(
      sums == [Money(cents: 110_00), Money(cents: 1_00), Money(cents: 79_00)],
      """
      110.00 came in and 1.00 went out; 30.00 are on their way, so 79.00 are in the accounts. Your \
      totals say \(sums[0]), \(sums[1]) and \(sums[2]). Read: Chapter 4, exercise 4.4.
      """)
  }

  @Test(
    "A flight ends where the money arrives, or where it came from", .exercise("4.4"),
    arguments: [
      Account.Event.transferReceived(accountID: 2, transferID: "t", from: 1, amount: .thirty),
      .transferReturned(accountID: 1, transferID: "t", amount: .thirty),
    ])
  func ends(event: Account.Event) throws {
    let before = try BankTotals.after(.log(begun))
    let totals = try BankTotals.after(.log(begun + [event]))
    try #require(
      before.inFlight.count == 1 && totals.inFlight.isEmpty
        && totals.inAccounts == Money(cents: 109_00) && totals.deposited == Money(cents: 110_00),
      """
      110.00 were paid in, 1.00 was paid out, 30.00 were in flight, and then came \(event). Nothing \
      is in flight any more, 109.00 are in the accounts, and paid in are 110.00 as before. Your \
      totals say: \(words(totals)), \(totals.inAccounts) in the accounts, \(totals.deposited) paid \
      in. A flight ends in two ways, and money from another account did not come from outside. \
      Read: Chapter 4, exercise 4.4.
      """)
  }

  @Test("Flights are told apart by their transfer", .exercise("4.4"))
  func tellsApart() throws {
    let second = Account.Event.transferSent(accountID: 1, transferID: "u", to: 2, amount: .thirty)
    let arrived = Account.Event.transferReceived(
      accountID: 2, transferID: "u", from: 1, amount: .thirty)
    let totals = try BankTotals.after(.log(begun + [second, arrived]))
    try #require(
      Array(totals.inFlight.keys) == ["t"],
      """
      The transfers t and u left account 1 for account 2, 30.00 each, and u has arrived. Only t is \
      in flight, \
      but there is \(words(totals)). Read: Chapter 4, exercise 4.4.
      """)
  }

  @Test("What does not concern it passes by, and what has happened is not judged", .exercise("4.4"))
  func doesNotJudge() throws {
    let totals = try BankTotals.after(
      .log(
        User.Event.created(
          userID: 1, firstName: "John", lastName: "Doe",
          email: try EmailAddress(parsing: "john@example.com")),
        UnknownEvent(typeName: "LimitRaised", data: .object([:])),
        Account.Event.withdrawn(accountID: 1, amount: .ten),
        Account.Event.transferReceived(accountID: 2, transferID: "t", from: 9, amount: .thirty)))
    let sums = [totals.deposited, totals.withdrawn, totals.inAccounts]
    try #require(
      sums == [.zero, .ten, Money(cents: 20_00)] && totals.inFlight.isEmpty,
      """
      The log has a user, an event that this program does not know, 10.00 that went out of an empty \
      account, and 30.00 of a transfer that nobody has sent. The first two pass by; the others have \
      happened. In, out and in accounts are 0.00, 10.00 and 20.00, but your totals say \(sums), with \
      \(words(totals)). Read: Chapter 4, exercise 4.4.
      """)
  }

  @Test(
    "A sum that cannot be counted is an error, and changes nothing", .exercise("4.4"),
    arguments: [
      (
        [
          Account.Event.deposited(accountID: 1, amount: .most),
          .withdrawn(accountID: 1, amount: .ten),
        ],
        Account.Event.deposited(accountID: 2, amount: .ten)
      ),
      (
        [.transferReceived(accountID: 1, transferID: "t", from: 3, amount: .most)],
        .deposited(accountID: 2, amount: .ten)
      ),
      (
        [.withdrawn(accountID: 1, amount: .most)],
        .transferSent(accountID: 1, transferID: "t", to: 2, amount: .ten)
      ),
      (
        [
          .deposited(accountID: 1, amount: .most), .withdrawn(accountID: 1, amount: .most),
          .transferReceived(accountID: 2, transferID: "t", from: 3, amount: .ten),
        ],
        .withdrawn(accountID: 2, amount: .ten)
      ),
    ])
  func refusesOverflow(past: [Account.Event], event: Account.Event) throws {
    let before = try BankTotals.after(.log(past))
    let tooMuch = [RecordedEvent].log(event)[0]
    var totals = before
    let outcome = try Outcome { try totals.apply(tooMuch) }
    try #require(
      before != BankTotals() && outcome.error as? MoneyError == .overflow && totals == before,
      """
      First came \(past.map { "\($0)" }.joined(separator: " and ")), which takes a sum to its \
      limit, and then \(event). Each amount is within the range, and one of the sums is not: that \
      has to throw MoneyError.overflow, and leave everything as it was. Your totals \(outcome.error.map { "threw: \($0)" } ?? "took it"), and \
      \(totals == before ? "nothing has changed" : "something has changed"). Compute first, and \
      assign when nothing can fail any more. Read: Chapter 4, exercise 4.4.
      """)
  }

  private func words(_ totals: BankTotals) -> String {
    totals.inFlight.isEmpty
      ? "nothing in flight"
      : totals.inFlight.map { id, flight in
        "\(id) (\(flight.amount) from \(flight.from) to \(flight.to), since minute \(flight.since.minute))"
      }
      .sorted().joined(separator: " and ") + " in flight"
  }
}

extension Money {
  /// As much as can be counted.
  fileprivate static let most = Money(cents: .max)
}
