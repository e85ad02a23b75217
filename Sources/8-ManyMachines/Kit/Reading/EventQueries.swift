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
    // Where does it begin, in which order, how many? `$1` is the first parameter.
    PostgresStatement("SELECT \(columns) FROM events WHERE false")
    // END EXERCISE 8.2
  }

  /// Returns the statement for at most `limit` events of all streams after `position`, oldest first.
  public static func events(after position: GlobalPosition, limit: Int) -> PostgresStatement {
    // BEGIN EXERCISE 8.2
    PostgresStatement("SELECT \(columns) FROM events WHERE false")
    // END EXERCISE 8.2
  }

  /// Returns the statement for the events of `stream` that `cause` led to, oldest first.
  public static func events(of stream: StreamID, causedBy cause: CausationID) -> PostgresStatement {
    // BEGIN EXERCISE 8.2
    PostgresStatement("SELECT \(columns) FROM events WHERE false")
    // END EXERCISE 8.2
  }
}
