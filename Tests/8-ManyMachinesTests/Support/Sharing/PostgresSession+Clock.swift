import Postgres

extension PostgresSession {
  /// From now on, `clock_timestamp()` and `now()` are ahead of the system's time in this session.
  func moveClock(by interval: String, in schema: String) async throws {
    for name in ["clock_timestamp", "now"] {
      try await run(
        """
        CREATE OR REPLACE FUNCTION \(schema).\(name)() RETURNS timestamptz LANGUAGE sql AS
        $$ SELECT pg_catalog.\(name)() + interval '\(interval)' $$
        """)
    }
    try await run("SET search_path = \(schema), pg_catalog")
  }
}
