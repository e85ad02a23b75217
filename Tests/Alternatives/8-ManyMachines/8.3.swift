// Other right answers to exercise 8.3.

// Answer: case-by-case
// Alternative: a case for each expectation, and the position from the sequence
// Hole: 1
"""
SELECT count(*) INTO actual FROM events WHERE stream = p_stream;
IF (CASE p_expected WHEN -1 THEN actual = 0 ELSE p_expected <> actual END) THEN
  outcome := 'version conflict';
  version := actual;
ELSE
  INSERT INTO events (
    stream, version, id, type, shape, data, correlation_id, causation_id, recorded_at)
  SELECT p_stream, actual + number, id, type, shape, data, correlation_id, causation_id,
    greatest(p_time, (SELECT max(recorded_at) FROM events))
  FROM unnest(p_ids, p_types, p_shapes, p_data, p_correlation_ids, p_causation_ids)
    WITH ORDINALITY AS new_event (id, type, shape, data, correlation_id, causation_id, number)
  ORDER BY number;
  outcome := 'stored';
  version := actual + cardinality(p_ids);
  position := currval(pg_get_serial_sequence('events', 'position'));
END IF;
"""

// Answer: in-one-statement
// Alternative: inserts all events with one statement
// Hole: 1
"""
actual := coalesce((SELECT max(version) FROM events WHERE stream = p_stream), 0);
IF p_expected <> actual AND NOT (p_expected = -1 AND actual > 0) THEN
  outcome := 'version conflict';
  version := actual;
  RETURN;
END IF;
WITH added AS (
  INSERT INTO events (
    stream, version, id, type, shape, data, correlation_id, causation_id, recorded_at)
  SELECT p_stream, actual + number, id, type, shape, data, correlation_id, causation_id,
    greatest(p_time, (SELECT recorded_at FROM events ORDER BY position DESC LIMIT 1))
  FROM unnest(p_ids, p_types, p_shapes, p_data, p_correlation_ids, p_causation_ids)
    WITH ORDINALITY AS event (id, type, shape, data, correlation_id, causation_id, number)
  ORDER BY number
  RETURNING version, position)
SELECT 'stored', max(version), max(position) INTO outcome, version, position FROM added;
"""
