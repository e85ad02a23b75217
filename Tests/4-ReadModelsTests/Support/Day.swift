import EventSourcing
import Events
import ReadModels
import StoreConformance

/// A random day at the bank, with the expected balances, totals and addresses.
///
/// They are counted without any projection or fold, so that a bug in those is not repeated here.
struct Day {
  private(set) var events: [any DomainEvent] = []
  private(set) var rows: [AccountList.Row] = []
  /// The balance in cents after each line of each account's statement.
  private(set) var lines: [AccountID: [Int]] = [:]
  private(set) var deposited = 0
  private(set) var withdrawn = 0
  private(set) var inFlight: [TransferID: Int] = [:]
  private(set) var emails: [UserID: String] = [:]

  private var cents = [0, 0, 0, 0]
  private var versions = [0, 0, 0, 0]

  init(seed: UInt64, count: Int = 80) throws {
    var random = SeededGenerator(seed: seed)
    for index in 0..<4 {
      record(.opened(accountID: AccountID(rawValue: index + 1)), in: index)
    }
    for turn in 0..<count { try takeTurn(turn, using: &random) }
    rows = cents.indices.map { index in
      AccountList.Row(
        id: AccountID(rawValue: index + 1), status: .open, balance: Money(cents: cents[index]),
        version: versions[index])
    }
  }

  private mutating func takeTurn(_ turn: Int, using random: inout SeededGenerator) throws {
    let index = Int.random(in: 0..<4, using: &random)
    let id = AccountID(rawValue: index + 1)
    let amount = Int.random(in: 1...50_00, using: &random)
    switch Int.random(in: 0..<6, using: &random) {
    case 0:
      deposited += amount
      record(.deposited(accountID: id, amount: Money(cents: amount)), in: index, adding: amount)
    case 1:
      withdrawn += amount
      record(.withdrawn(accountID: id, amount: Money(cents: amount)), in: index, adding: -amount)
    case 2:
      let transfer = TransferID(rawValue: "t\(turn)")
      inFlight[transfer] = amount
      let event = Account.Event.transferSent(
        accountID: id, transferID: transfer, to: 9, amount: Money(cents: amount))
      record(event, in: index, adding: -amount)
    case 3:
      let sorted = inFlight.sorted { $0.key.rawValue < $1.key.rawValue }
      guard let (transfer, amount) = sorted.randomElement(using: &random) else { return }
      inFlight[transfer] = nil
      let event = Account.Event.transferReceived(
        accountID: id, transferID: transfer, from: 9, amount: Money(cents: amount))
      record(event, in: index, adding: amount)
    case 4:
      try changeUser(turn, using: &random)
    default:
      events.append(Note("of no interest"))
    }
  }

  private mutating func changeUser(_ turn: Int, using random: inout SeededGenerator) throws {
    let id = UserID(rawValue: Int.random(in: 1...3, using: &random))
    let email = try EmailAddress(parsing: "user\(turn)@example.com")
    let event: User.Event =
      emails[id] == nil
      ? .created(userID: id, firstName: "Jo", lastName: "Doe", email: email)
      : .emailUpdated(userID: id, newEmail: email)
    emails[id] = email.value
    events.append(event)
  }

  private mutating func record(_ event: Account.Event, in index: Int, adding amount: Int = 0) {
    cents[index] += amount
    versions[index] += 1
    lines[AccountID(rawValue: index + 1), default: []].append(cents[index])
    events.append(event)
  }
}
