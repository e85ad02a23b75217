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

// Answer: in-a-loop
// Alternative: inserts one event after the other
// Hole: 1
"""
actual := (SELECT version FROM events WHERE stream = p_stream ORDER BY version DESC LIMIT 1);
actual := coalesce(actual, 0);
IF p_expected >= 0 AND p_expected <> actual OR p_expected < 0 AND actual = 0 THEN
  outcome := 'version conflict';
  version := actual;
  RETURN;
END IF;
p_time := greatest(p_time, (SELECT max(recorded_at) FROM events));
FOR i IN 1..cardinality(p_ids) LOOP
  actual := actual + 1;
  INSERT INTO events (
    stream, version, id, type, shape, data, correlation_id, causation_id, recorded_at)
  VALUES (
    p_stream, actual, p_ids[i], p_types[i], p_shapes[i], p_data[i], p_correlation_ids[i],
    p_causation_ids[i], p_time)
  RETURNING position INTO position;
END LOOP;
outcome := 'stored';
version := actual;
"""
