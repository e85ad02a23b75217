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
    // What does each event of an account do to the four?
    // END EXERCISE 4.4
  }
}
