public import EventSourcing
public import Events
public import Foundation

/// The totals of the bank: money deposited, withdrawn, in the accounts and in transfers.
///
/// `deposited - withdrawn` always equals `inAccounts` plus everything in flight.
public struct BankTotals: ReadModel, Equatable {
  public static let name: ReadModelName = "totals"

  /// Money that has left one account and hasn't reached another one yet.
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

  public init(
    deposited: Money, withdrawn: Money, inAccounts: Money, inFlight: [TransferID: Flight]
  ) {
    self.deposited = deposited
    self.withdrawn = withdrawn
    self.inAccounts = inAccounts
    self.inFlight = inFlight
  }

  /// - Throws: `MoneyError.overflow` when a total is out of range. `Money.limit` leaves room for
  ///   922 million full accounts. But an older program without that limit may have recorded more.
  public mutating func apply(_ event: RecordedEvent) throws {
    // BEGIN EXERCISE 4.4
    // What does each event of an account do to the four?
    // END EXERCISE 4.4
  }
}
