// Wrong answers to exercise 8.3.

// Answer: answers-with-a-count
// Mistake: counts the events instead of reading the position
// Shows: A sequence takes no number back, so positions have gaps
// Instead of:
outcome := 'stored';
// Write:
outcome := 'stored';
position := (SELECT count(*) FROM events);

// Answer: answers-with-the-first-event
// Mistake: answers with the first of the inserted rows
// Shows: `version` and `position` to those of the last row
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
SELECT 'stored', min(version), min(position) INTO outcome, version, position FROM added;
"""

// Answer: any-order
// Mistake: inserts the last event first
// Shows: Each event takes the next position when it is inserted
// Instead of:
FOR i IN 1..cardinality(p_ids) LOOP
// Write:
FOR i IN REVERSE cardinality(p_ids)..1 LOOP

// Answer: sorts-the-rows
// Mistake: inserts the rows of a query in the order of their ids
// Shows: the rows of a query have no order without `ORDER BY`
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
  ORDER BY id
  RETURNING version, position)
SELECT 'stored', max(version), max(position) INTO outcome, version, position FROM added;
"""

// Answer: any-stream-exists
// Mistake: treats -1 as a version
// Shows: expecting an existing stream
// Instead of:
IF p_expected <> actual AND NOT (p_expected = -1 AND actual > 0) THEN
// Write:
IF p_expected <> actual THEN

// Answer: counts-all-streams
// Mistake: counts versions in the whole log
// Shows: another one has 7
// Instead of:
actual := coalesce((SELECT max(version) FROM events WHERE stream = p_stream), 0);
// Write:
actual := coalesce((SELECT max(version) FROM events), 0);

// Answer: does-not-check
// Mistake: appends at any version
// Shows: A missed conflict overwrites another writer's decision
// Instead of:
IF p_expected <> actual AND NOT (p_expected = -1 AND actual > 0) THEN
// Write:
IF p_expected = -1 AND actual = 0 THEN

// Answer: does-not-return
// Mistake: assigns the outcome, and goes on
// Shows: A missed conflict overwrites another writer's decision
// Instead of:
  version := actual;
  RETURN;
// Write:
  version := actual;

// Answer: its-own-clock
// Mistake: records the time of the server
// Shows: `cardinality(p_ids)` is the number of events
// Instead of:
    greatest(p_time, (SELECT recorded_at FROM events ORDER BY position DESC LIMIT 1))
// Write:
    (extract(epoch FROM clock_timestamp()) * 1000000)::bigint

// Answer: null-is-zero
// Mistake: takes "any version" for "no stream"
// Shows: expecting any version
// Instead of:
IF p_expected <> actual AND NOT (p_expected = -1 AND actual > 0) THEN
// Write:
IF coalesce(p_expected, 0) NOT IN (actual, -1) OR p_expected = -1 AND actual = 0 THEN

// Answer: null-is-a-conflict
// Mistake: compares NULL as if it were a number
// Shows: expecting any version
// Instead of:
IF p_expected <> actual AND NOT (p_expected = -1 AND actual > 0) THEN
// Write:
IF p_expected IS DISTINCT FROM actual AND NOT coalesce(p_expected = -1 AND actual > 0, false) THEN

// Answer: raises
// Mistake: raises an error for a conflict
// Shows: PostgreSQL refuses every further statement of the transaction
// Instead of:
  outcome := 'version conflict';
  version := actual;
  RETURN;
// Write:
  RAISE EXCEPTION 'version conflict' USING ERRCODE = 'unique_violation';

// Answer: says-what-was-expected
// Mistake: answers with the expected version
// Shows: version conflict: actual
// Instead of:
  version := actual;
// Write:
  version := p_expected;

// Answer: the-writers-clock
// Mistake: records the time of each machine
// Shows: Take the later one of `p_time` and the time of the last event in the log
// Instead of:
    greatest(p_time, (SELECT recorded_at FROM events ORDER BY position DESC LIMIT 1))
// Write:
    p_time

// Answer: time-of-the-stream
// Mistake: compares with the time of the last event of the stream
// Shows: Take the later one of `p_time` and the time of the last event in the log
// Instead of:
    greatest(p_time, (SELECT recorded_at FROM events ORDER BY position DESC LIMIT 1))
// Write:
    greatest(p_time, (SELECT max(recorded_at) FROM events WHERE stream = p_stream))

// Answer: skips-what-is-there
// Mistake: leaves the check to the constraint, and skips events that break it
// Shows: A missed conflict overwrites another writer's decision
// Hole: 1
"""
actual := CASE WHEN p_expected >= 0 THEN p_expected
  ELSE coalesce((SELECT max(version) FROM events WHERE stream = p_stream), 0) END;
WITH added AS (
  INSERT INTO events (
    stream, version, id, type, shape, data, correlation_id, causation_id, recorded_at)
  SELECT p_stream, actual + number, id, type, shape, data, correlation_id, causation_id,
    greatest(p_time, (SELECT recorded_at FROM events ORDER BY position DESC LIMIT 1))
  FROM unnest(p_ids, p_types, p_shapes, p_data, p_correlation_ids, p_causation_ids)
    WITH ORDINALITY AS event (id, type, shape, data, correlation_id, causation_id, number)
  ORDER BY number
  ON CONFLICT DO NOTHING
  RETURNING version, position)
SELECT 'stored', max(version), max(position) INTO outcome, version, position FROM added;
"""
