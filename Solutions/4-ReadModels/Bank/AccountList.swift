public import EventSourcing
public import Events

/// All accounts with their balances: "which accounts are there, and how much do they hold?"
public struct AccountList: ReadModel, Equatable {
  public static let name: ReadModelName = "accounts"

  /// One account in the list.
  public struct Row: Hashable, Sendable {
    public let id: AccountID
    public var status: Account.State.Status
    public var balance: Money
    /// The version of the account's stream that the row shows.
    public var version: Int

    public init(
      id: AccountID, status: Account.State.Status = .unopened, balance: Money = .zero,
      version: Int = 0
    ) {
      self.id = id
      self.status = status
      self.balance = balance
      self.version = version
    }
  }

  private var rows = Table<AccountID, Row>()

  public init() {}

  public subscript(id: AccountID) -> Row? { rows[id] }

  /// Returns the first `limit` accounts after `id`, in the order of their numbers.
  public func rows(after id: AccountID? = nil, limit: Int) -> [Row] {
    rows.rows(after: id, limit: limit)
  }

  public mutating func apply(_ event: RecordedEvent) {
    // BEGIN EXERCISE 4.1
    // starter: // Is it about an account? Then change that account's row, or add it.
    guard let change = event.event as? Account.Event else { return }
    var row = rows[change.accountID] ?? Row(id: change.accountID)
    switch change {
    case .opened: row.status = .open
    case .closed: row.status = .closed
    default: break
    }
    row.balance = row.balance &+ change.balanceChange
    row.version = event.version
    rows.set(row, for: row.id)
    // END EXERCISE 4.1
  }
}
