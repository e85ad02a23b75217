extension AppendFunction {
  /// The key of the lock that an append holds until its transaction ends: the letters "EVENTS".
  static let lockKey = 0x4556_454E_5453

  /// The statement that creates the function, or replaces it.
  ///
  /// `position` is a word of SQL, so it is quoted as the name of a parameter. `use_column` says that
  /// `version` in a query is the column; in an assignment, it is the parameter.
  static var definition: String {
    """
    CREATE OR REPLACE FUNCTION append_events(
      p_stream text, p_expected bigint, p_ids uuid[], p_types text[], p_shapes integer[],
      p_data text[], p_correlation_ids text[], p_causation_ids text[], p_time bigint,
      p_keys text[], p_fingerprints text[], p_responses text[], p_expiries bigint[],
      OUT outcome text, OUT version bigint, OUT "position" bigint, OUT taken text
    ) LANGUAGE plpgsql AS $function$
    #variable_conflict use_column
    DECLARE
      actual bigint;
      last bigint;
      expired text;
    BEGIN
    \(steps.joined(separator: "\n"))
    END
    $function$
    """
  }

  /// An append of no events checks nothing, and returns where the stream and the log end.
  static let emptyAppend = """
    IF cardinality(p_ids) = 0 THEN
      outcome := 'stored';
      version := coalesce((SELECT max(version) FROM events WHERE stream = p_stream), 0);
      position := coalesce((SELECT max(position) FROM events), 0);
      RETURN;
    END IF;
    """

  /// A key is taken when it belongs to another request, or its request has a response.
  ///
  /// An append that was stored with a response, and is repeated, finds its own record: the key is
  /// not taken then.
  ///
  /// Here and below, each query looks for one key or one id. A query for several at once may read the
  /// whole table, as long as the server has no statistics about it.
  static let keys = """
    FOR i IN 1..cardinality(p_keys) LOOP
      PERFORM FROM idempotency_records
      WHERE key = p_keys[i] AND expires_at > p_time AND (fingerprint <> p_fingerprints[i]
        OR response <> p_responses[i] OR response IS NOT NULL AND NOT EXISTS (
          SELECT FROM events WHERE id = p_ids[1] AND stream = p_stream));
      IF FOUND THEN
        outcome := 'key taken';
        taken := p_keys[i];
        RETURN;
      END IF;
    END LOOP;
    """

  /// A repeated append gets the result of the first one: all its events are in this stream, at
  /// consecutive versions and in this order. Any other id that is in the log already is taken.
  static let repetition = """
    IF cardinality(p_ids) > 1 THEN
      taken := (
        SELECT id FROM unnest(p_ids) WITH ORDINALITY AS event (id, number)
        GROUP BY id HAVING count(*) > 1 ORDER BY min(number) LIMIT 1);
    END IF;
    IF taken IS NULL THEN
      FOR i IN 1..cardinality(p_ids) LOOP
        IF EXISTS (SELECT FROM events WHERE id = p_ids[i]) THEN
          taken := p_ids[i];
          EXIT;
        END IF;
      END LOOP;
      IF taken IS NOT NULL THEN
        actual := (SELECT version FROM events WHERE id = p_ids[1] AND stream = p_stream);
        last := actual + cardinality(p_ids) - 1;
        IF p_ids = ARRAY(
          SELECT id FROM events WHERE stream = p_stream AND version BETWEEN actual AND last
          ORDER BY version)
        THEN
          taken := NULL;
          SELECT 'stored', version, position INTO outcome, version, position
          FROM events WHERE stream = p_stream AND version = last;
        END IF;
      END IF;
    END IF;
    IF taken IS NOT NULL THEN
      outcome := 'event id taken';
      RETURN;
    END IF;
    """

  /// New events are appended, and those of a repeated append are not.
  static var insertion: String {
    """
    IF outcome IS NULL THEN
    \(newEvents)
    END IF;
    """
  }

  /// Adds the records of stored events, and deletes a few that have expired.
  ///
  /// Records are also saved without events, and then without the lock. When one of them was faster,
  /// nothing is stored, and a second attempt finds the key taken.
  static let records = """
    IF outcome = 'stored' THEN
      FOR i IN 1..cardinality(p_keys) LOOP
        FOR expired IN
          SELECT key FROM idempotency_records WHERE expires_at <= p_time ORDER BY expires_at LIMIT 2
        LOOP
          DELETE FROM idempotency_records WHERE key = expired;
        END LOOP;
        INSERT INTO idempotency_records AS known (key, fingerprint, response, expires_at)
        VALUES (p_keys[i], p_fingerprints[i], p_responses[i], p_expiries[i])
        ON CONFLICT (key) DO UPDATE SET fingerprint = excluded.fingerprint,
          response = excluded.response, expires_at = excluded.expires_at
        WHERE known.expires_at <= p_time;
        IF NOT FOUND AND EXISTS (
          SELECT FROM idempotency_records WHERE key = p_keys[i] AND (fingerprint <> p_fingerprints[i]
            OR response IS NOT NULL AND response IS DISTINCT FROM p_responses[i]))
        THEN
          RAISE EXCEPTION 'another machine has just used the idempotency key'
            USING ERRCODE = 'serialization_failure';
        END IF;
      END LOOP;
    END IF;
    """
}
