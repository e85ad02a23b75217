public import EventSourcing

/// The result of a query, and the log position that it includes.
public struct QueryResult<Value: Sendable>: Sendable {
  public let value: Value
  /// The checkpoint of the read model.
  public let position: GlobalPosition

  public init(value: Value, position: GlobalPosition) {
    self.value = value
    self.position = position
  }
}

extension QueryResult: Equatable where Value: Equatable {}

/// Some rows of a list, and whether more follow.
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

/// The longest page.
public enum PageLimit {
  public static let longest = 100
}
