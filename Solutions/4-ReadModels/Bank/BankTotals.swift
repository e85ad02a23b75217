public import EventSourcing
public import Events
public import Foundation

/// The bank as a whole: what came in, what went out, what is in the accounts and what is on its way.
///
/// At every moment `deposited - withdrawn` is `inAccounts` and everything in flight together.
public struct BankTotals: ReadModel, Equatable {
  public static let name: ReadModelName = "totals"

  /// Money that has left one account and is not in another one yet.
  public struct Flight: Hashable, Sendable {
    public let from: AccountID
    public let to: AccountID
    public let amount: Money
    public let since: Date

    public init(from: AccountID, to: AccountID, amount: Money, since: Date) {
      self.from = from
      self.to = to
      self.amount = amount
      self.since = since
    }
  }

  public private(set) var deposited = Money.zero
  public private(set) var withdrawn = Money.zero
  public private(set) var inAccounts = Money.zero
  public private(set) var inFlight: [TransferID: Flight] = [:]

  public init() {}

  /// - Throws: `MoneyError.overflow` when a sum is greater than can be counted. No rule prevents
  ///   that: each account alone keeps within the range, and nobody asks all of them together.
  public mutating func apply(_ event: RecordedEvent) throws {
    // BEGIN EXERCISE 4.4
    // starter: // What does each event of an account do to the four?
    guard let change = event.event as? Account.Event else { return }
    let inAccounts = try self.inAccounts.adding(change.balanceChange)
    switch change {
    case .deposited(_, let amount):
      deposited = try deposited.adding(amount)
    case .withdrawn(_, let amount):
      withdrawn = try withdrawn.adding(amount)
    case .transferSent(let from, let id, let to, let amount):
      inFlight[id] = Flight(from: from, to: to, amount: amount, since: event.recordedAt)
    case .transferReceived(_, let id, _, _), .transferReturned(_, let id, _):
      inFlight[id] = nil
    case .opened, .closed:
      break
    }
    self.inAccounts = inAccounts
    // END EXERCISE 4.4
  }
}
