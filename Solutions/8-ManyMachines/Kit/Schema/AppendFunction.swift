/// The function `append_events` in the database: one call checks, appends and answers.
///
/// It returns an outcome, which ``AppendAnswer`` reads. It raises no error for a refusal: an error
/// would end the transaction, and other appends may be in it.
enum AppendFunction {
  /// The steps of the function, in order. Each of them is SQL or PL/pgSQL.
  ///
  /// A step may end the function with `RETURN`. Each statement sees what was committed before it.
  static var steps: [String] {
    // BEGIN EXERCISE 8.5
    // starter: // Two machines run these steps at the same time. Which step is missing, and where?
    // starter: [emptyAppend, keys, repetition, insertion, records]
    [
      "PERFORM pg_advisory_xact_lock(\(lockKey));",
      emptyAppend,
      keys,
      repetition,
      insertion,
      records,
    ]
    // END EXERCISE 8.5
  }

  /// Appends new events to a stream that is at the expected version.
  ///
  /// `p_expected` is the expected version; -1 means that the stream must have events, and NULL that
  /// any version is right. The variable `actual` is declared for you.
  static var newEvents: String {
    // BEGIN EXERCISE 8.3
    // starter: // Is the stream at the expected version? Then insert the events. What is the outcome?
    // starter: "NULL;"
    """
    actual := coalesce((SELECT max(version) FROM events WHERE stream = p_stream), 0);
    IF p_expected <> actual AND NOT (p_expected = -1 AND actual > 0) THEN
      outcome := 'version conflict';
      version := actual;
      RETURN;
    END IF;
    FOR i IN 1..cardinality(p_ids) LOOP
      INSERT INTO events (
        stream, version, id, type, shape, data, correlation_id, causation_id, recorded_at)
      VALUES (
        p_stream, actual + i, p_ids[i], p_types[i], p_shapes[i], p_data[i], p_correlation_ids[i],
        p_causation_ids[i],
        greatest(p_time, (SELECT recorded_at FROM events ORDER BY position DESC LIMIT 1))
      )
      RETURNING version, position INTO version, position;
    END LOOP;
    outcome := 'stored';
    """
    // END EXERCISE 8.3
  }
}
