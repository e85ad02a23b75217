/// The tables of the database.
public enum PostgresSchema {
  /// One row for each event.
  ///
  /// Many machines write here, with other versions of this program, and people with `psql`. The
  /// constraints of the table hold for all of them.
  public static var events: String {
    // BEGIN EXERCISE 8.1
    // Names and order of the columns are right. What may no machine ever write?
    """
    CREATE TABLE events (
      position bigint GENERATED ALWAYS AS IDENTITY,
      stream text COLLATE "C",
      version bigint,
      id uuid,
      type text,
      shape integer,
      data jsonb,
      correlation_id text,
      causation_id text,
      recorded_at bigint,
      transaction_id xid8 DEFAULT pg_current_xact_id()
    )
    """
    // END EXERCISE 8.1
  }
}
