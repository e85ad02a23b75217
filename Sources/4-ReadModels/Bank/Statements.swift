public import EventSourcing
public import Events
public import Foundation

/// What happened in each account, line by line, with the balance after each.
public struct Statements: ReadModel, Equatable {
  public static let name: ReadModelName = "statements"

  /// One line of a statement.
  public struct Entry: Hashable, Sendable {
    /// The version of the account's stream, which numbers the lines.
    public let version: Int
    public let position: GlobalPosition
    public let date: Date
    public let event: Account.Event
    /// What was in the account after it.
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

  /// The first `limit` lines of an account after the one with `version`; `nil` for an account
  /// to which nothing has happened.
  public func entries(of id: AccountID, after version: Int = 0, limit: Int) -> [Entry]? {
    guard let all = entries[id] else { return nil }
    // Most versions are lines, so the first one to be shown is not far from here.
    let start = all.prefix(max(version, 0)).lastIndex { $0.version <= version } ?? -1
    return Array(all.dropFirst(start + 1).prefix(max(limit, 0)))
  }

  public mutating func apply(_ event: RecordedEvent) {
    // BEGIN EXERCISE 4.3
    // A line follows from the event and from the line before it.
    // END EXERCISE 4.3
  }
}
