import EventSourcing
import Events
import ReadModels

/// The answer to a new question: the highest balance that each account ever had.
struct AccountPeaks: ReadModel {
  static let name: ReadModelName = "peaks"

  private(set) var balances: [AccountID: Money] = [:]
  private(set) var peaks: [AccountID: Money] = [:]

  mutating func apply(_ event: RecordedEvent) {
    guard let change = event.event as? Account.Event else { return }
    let balance = balances[change.accountID, default: .zero] &+ change.balanceChange
    balances[change.accountID] = balance
    peaks[change.accountID] = max(balance, peaks[change.accountID, default: .zero])
  }
}

/// A model with a bug: its author believed that no withdrawal is above 50.00.
struct SmallWithdrawals: ReadModel {
  static let name: ReadModelName = "small withdrawals"

  private(set) var count = 0

  mutating func apply(_ event: RecordedEvent) throws {
    guard case .withdrawn(_, let amount) = event.event as? Account.Event else { return }
    guard amount <= Money(cents: 50_00) else { throw TooLarge(amount: amount) }
    count += 1
  }

  struct TooLarge: Error, CustomStringConvertible {
    let amount: Money

    var description: String { "\(amount) is above the assumed maximum of 50.00" }
  }
}
