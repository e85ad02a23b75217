public import EventSourcing
public import Postgres

/// The statements that read events.
///
/// All values are parameters. So the server never reads one as SQL, and each text can be prepared
/// once for all values.
public enum EventQueries {
  /// The columns that each statement selects, in order.
  static let columns = """
    position, stream, version, id, type, shape, data, correlation_id, causation_id, recorded_at
    """

  /// Returns the statement for at most `limit` events of `stream`, beginning with version `start`.
  public static func events(
    of stream: StreamID, _ direction: ReadDirection, from start: Int?, limit: Int?
  ) -> PostgresStatement {
    // BEGIN EXERCISE 8.2
    // starter: // Where does it begin, in which order, how many? `$1` is the first parameter.
    // starter: PostgresStatement("SELECT \(columns) FROM events WHERE false")
    let (comparison, order, border) =
      switch direction {
      case .forwards: (">=", "ASC", start ?? 1)
      case .backwards: ("<=", "DESC", start ?? .max)
      }
    return PostgresStatement(
      """
      SELECT \(columns) FROM events WHERE stream = $1 AND version \(comparison) $2
      ORDER BY version \(order) LIMIT $3
      """, .text(stream.description), .integer(border), .integer(limit.map { max($0, 0) }))
    // END EXERCISE 8.2
  }

  /// Returns the statement for at most `limit` events of all streams after `position`, oldest first.
  public static func events(after position: GlobalPosition, limit: Int) -> PostgresStatement {
    // BEGIN EXERCISE 8.2
    // starter: PostgresStatement("SELECT \(columns) FROM events WHERE false")
    PostgresStatement(
      "SELECT \(columns) FROM events WHERE position > $1 ORDER BY position LIMIT $2",
      .integer(position.rawValue), .integer(max(limit, 0)))
    // END EXERCISE 8.2
  }

  /// Returns the statement for the events of `stream` that `cause` led to, oldest first.
  public static func events(of stream: StreamID, causedBy cause: CausationID) -> PostgresStatement {
    // BEGIN EXERCISE 8.2
    // starter: PostgresStatement("SELECT \(columns) FROM events WHERE false")
    PostgresStatement(
      """
      SELECT \(columns) FROM events WHERE causation_id = $1 AND stream = $2 ORDER BY version
      """, .text(cause.rawValue), .text(stream.description))
    // END EXERCISE 8.2
  }
}
