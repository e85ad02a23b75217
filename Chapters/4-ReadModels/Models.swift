import EventSourcing
import Events
import ReadModels

/// A question that nobody had thought of: how much was in each account at most?
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

/// A model whose author believed that nobody ever withdraws more than 50.00.
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

    var description: String { "\(amount) is more than anybody withdraws" }
  }
}
