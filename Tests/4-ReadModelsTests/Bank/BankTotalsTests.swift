import EventSourcing
import Events
import ExerciseSupport
import Foundation
import ReadModels
import Testing

@Suite("Stage 4: The totals of the bank")
struct BankTotalsTests {
  private let begun: [any DomainEvent] = [
    Account.Event.opened(accountID: 1), Account.Event.opened(accountID: 2),
    Account.Event.deposited(accountID: 1, amount: .hundred),
    Account.Event.deposited(accountID: 2, amount: .ten),
    Account.Event.withdrawn(accountID: 2, amount: Money(cents: 1_00)),
    Account.Event.transferSent(accountID: 1, transferID: "t", to: 2, amount: .thirty),
  ]

  @Test("Money that was sent and has not arrived is in flight", .exercise("4.4"))
  func showsFlights() throws {
    let totals = try BankTotals.after(.log(begun))
    let flight = BankTotals.Flight(from: 1, to: 2, amount: .thirty, since: .minute(6))
    try #require(
      totals.inFlight == ["t": flight],
      """
      Transfer t sent 30.00 from account 1 to account 2 at minute 6, and they have not arrived.
        expected: t (30.00 from 1 to 2, since minute 6) in flight
        got:      \(words(totals))
      That money is in no account, so no other read model shows it. Chapter 4, exercise 4.4.
      """)
  }

  @Test("Deposits minus withdrawals equal accounts plus flights", .exercise("4.4"))
  func adds() throws {
    let totals = try BankTotals.after(.log(begun))
    let sums = [totals.deposited, totals.withdrawn, totals.inAccounts]
    try #require(
      sums == [Money(cents: 110_00), Money(cents: 1_00), Money(cents: 79_00)],
      """
      110.00 were deposited and 1.00 was withdrawn; 30.00 are in flight.
        expected: deposited 110.00, withdrawn 1.00, in accounts 79.00
        got:      deposited \(sums[0]), withdrawn \(sums[1]), in accounts \(sums[2])
      The books don't balance. A transfer is neither a deposit nor a withdrawal, and both totals \
      grow: add the amount, not `balanceChange`, which is below zero for a withdrawal. \
      Chapter 4, exercise 4.4.
      """)
  }

  @Test(
    "A flight ends when the money arrives or is returned", .exercise("4.4"),
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
      110.00 were deposited, 1.00 was withdrawn, 30.00 were in flight, and then came \(event).
        expected: nothing in flight, in accounts 109.00, deposited 110.00
        got:      \(words(totals)), in accounts \(totals.inAccounts), deposited \(totals.deposited)
      A flight ends in two ways, and money from another account is not a deposit. \
      Chapter 4, exercise 4.4.
      """)
  }

  @Test("Flights are told apart by transfer, not by account", .exercise("4.4"))
  func tellsApart() throws {
    let second = Account.Event.transferSent(accountID: 1, transferID: "u", to: 2, amount: .thirty)
    let arrived = Account.Event.transferReceived(
      accountID: 2, transferID: "u", from: 1, amount: .thirty)
    let totals = try BankTotals.after(.log(begun + [second, arrived]))
    try #require(
      Array(totals.inFlight.keys) == ["t"],
      """
      The transfers t and u sent 30.00 each from account 1 to account 2, and u has arrived.
        expected: only t in flight
        got:      \(words(totals))
      The key of a flight is its transfer id. Chapter 4, exercise 4.4.
      """)
  }

  @Test("Other events change nothing, and facts are not checked against rules", .exercise("4.4"))
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
      The log has a user, an event that this program does not know, a withdrawal of 10.00 from an \
      empty account, and 30.00 that arrived by a transfer that was never sent.
        expected: deposited 0.00, withdrawn 10.00, in accounts 20.00, nothing in flight
        got:      deposited \(sums[0]), withdrawn \(sums[1]), in accounts \(sums[2]), \(words(totals))
      The money moved, so it counts, whatever the model knows about it. Chapter 4, exercise 4.4.
      """)
  }

  @Test(
    "A total out of range throws and changes nothing", .exercise("4.4"),
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
      (
        [
          .transferSent(accountID: 1, transferID: "t", to: 2, amount: .ten),
          .transferReceived(accountID: 2, transferID: "u", from: 3, amount: .most),
          .transferReceived(accountID: 2, transferID: "v", from: 3, amount: .ten),
        ],
        .transferReceived(accountID: 2, transferID: "t", from: 1, amount: .ten)
      ),
    ])
  func refusesOverflow(past: [Account.Event], event: Account.Event) throws {
    let before = try BankTotals.after(.log(past))
    let tooMuch = [RecordedEvent].log(event)[0]
    var totals = before
    let outcome = try Outcome { try totals.apply(tooMuch) }
    let thrown =
      switch outcome.error {
      case nil: "returned"
      case MoneyError.overflow?: "threw MoneyError.overflow"
      case let error?: "threw \(type(of: error)): \(error)"
      }
    try #require(
      before != BankTotals() && outcome.error as? MoneyError == .overflow && totals == before,
      """
      \(past.map { "\($0)" }.joined(separator: ", ")) took a total to its limit. Then came \(event).
        expected: it throws MoneyError.overflow, and nothing has changed
        got:      it \(thrown), and \(totals == before ? "nothing" : "something") has changed
      A model that is half updated never balances again. Compute all sums first, and assign when \
      nothing can throw any more. Chapter 4, exercise 4.4.
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
