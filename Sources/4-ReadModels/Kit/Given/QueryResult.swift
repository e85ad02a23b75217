public import EventSourcing

/// What a read model has answered to a query, and up to where it had seen the log.
public struct QueryResult<Value: Sendable>: Sendable {
  public let value: Value
  /// How far the model had seen the log.
  public let position: GlobalPosition

  public init(value: Value, position: GlobalPosition) {
    self.value = value
    self.position = position
  }
}

extension QueryResult: Equatable where Value: Equatable {}

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

/// How many rows a page may have.
public enum PageLimit {
  public static let longest = 100
}
