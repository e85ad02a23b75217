public import EventSourcing
public import Events
public import Foundation

/// The statement of each account, line by line, with the balance after each.
public struct Statements: ReadModel, Equatable {
  public static let name: ReadModelName = "statements"

  /// One line of a statement.
  public struct Entry: Hashable, Sendable {
    /// The version of the account's stream, which numbers the lines.
    public let version: Int
    public let position: GlobalPosition
    public let date: Date
    public let event: Account.Event
    /// The balance after this line.
    public let balance: Money

    public init(
      version: Int, position: GlobalPosition, date: Date, event: Account.Event, balance: Money
    ) {
      self.version = version
      self.position = position
      self.date = date
      self.event = event
      self.balance = balance
    }
  }

  private var entries: [AccountID: [Entry]] = [:]

  public init() {}

  /// Returns the first `limit` lines of an account after `version`; `nil` for an account without
  /// events.
  public func entries(of id: AccountID, after version: Int = 0, limit: Int) -> [Entry]? {
    guard let all = entries[id] else { return nil }
    // Most versions have a line, so the first line to show is near this index.
    let start = all.prefix(max(version, 0)).lastIndex { $0.version <= version } ?? -1
    return Array(all.dropFirst(start + 1).prefix(max(limit, 0)))
  }

  public mutating func apply(_ event: RecordedEvent) {
    // BEGIN EXERCISE 4.3
    // starter: // A line follows from the event and from the line before it.
    guard let change = event.event as? Account.Event else { return }
    let before = entries[change.accountID]?.last?.balance ?? .zero
    let entry = Entry(
      version: event.version, position: event.position, date: event.recordedAt, event: change,
      balance: before &+ change.balanceChange)
    entries[change.accountID, default: []].append(entry)
    // END EXERCISE 4.3
  }
}
