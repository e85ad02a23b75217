public import EventSourcing
public import Events

/// What a read model says, and of when.
public struct Answer<Value: Sendable>: Sendable {
  public let value: Value
  /// How far the model had seen the log.
  public let position: GlobalPosition

  public init(value: Value, position: GlobalPosition) {
    self.value = value
    self.position = position
  }
}

extension Answer: Equatable where Value: Equatable {}

/// Some rows of a list, and whether there are more after them.
public struct Page<Row> {
  public let rows: [Row]
  public let hasMore: Bool

  public init(rows: [Row], hasMore: Bool) {
    self.rows = rows
    self.hasMore = hasMore
  }
}

extension Page: Sendable where Row: Sendable {}
extension Page: Equatable where Row: Equatable {}

/// Why a question has no answer.
public enum QueryError: Error, Hashable {
  case unknownAccount(AccountID)
  case unknownUser(UserID)
  /// More rows were asked for than there are in the longest page, or fewer than one.
  case limit(Int)
}

extension QueryError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .unknownAccount(let id): "account \(id) does not exist"
    case .unknownUser(let id): "user \(id) does not exist"
    case .limit(let limit):
      "a page has 1 to \(Queries.longestPage) rows, but \(limit) were asked for"
    }
  }
}
