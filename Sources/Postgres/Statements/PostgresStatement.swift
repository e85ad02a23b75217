/// A statement in SQL with its parameters.
///
/// The parameters `$1`, `$2` and so on are sent beside the text, and the server never reads them as
/// SQL.
public struct PostgresStatement: Hashable, Sendable {
  public let sql: String
  public let parameters: [PostgresValue]

  public init(_ sql: String, _ parameters: PostgresValue...) {
    self.init(sql, parameters: parameters)
  }

  public init(_ sql: String, parameters: [PostgresValue]) {
    self.sql = sql
    self.parameters = parameters
  }
}

extension PostgresStatement: CustomStringConvertible {
  public var description: String { sql }
}
