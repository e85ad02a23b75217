/// The tables of the database.
public enum PostgresSchema {
  /// One row for each event.
  ///
  /// Many machines write here, with other versions of this program, and people with `psql`. The
  /// constraints of the table hold for all of them.
  public static var events: String {
    // BEGIN EXERCISE 8.1
    // starter: // Names and order of the columns are right. What may no machine ever write?
    // starter: """
    // starter: CREATE TABLE events (
    // starter:   position bigint GENERATED ALWAYS AS IDENTITY,
    // starter:   stream text COLLATE "C",
    // starter:   version bigint,
    // starter:   id uuid,
    // starter:   type text,
    // starter:   shape integer,
    // starter:   data jsonb,
    // starter:   correlation_id text,
    // starter:   causation_id text,
    // starter:   recorded_at bigint,
    // starter:   transaction_id xid8 DEFAULT pg_current_xact_id()
    // starter: )
    // starter: """
    """
    CREATE TABLE events (
      position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      stream text COLLATE "C" NOT NULL,
      version bigint NOT NULL CHECK (version > 0),
      id uuid NOT NULL CONSTRAINT events_id UNIQUE,
      type text NOT NULL,
      shape integer NOT NULL,
      data text NOT NULL,
      correlation_id text,
      causation_id text,
      recorded_at bigint NOT NULL,
      transaction_id xid8 NOT NULL DEFAULT pg_current_xact_id(),
      CONSTRAINT events_stream_version UNIQUE (stream, version)
    )
    """
    // END EXERCISE 8.1
  }
}
