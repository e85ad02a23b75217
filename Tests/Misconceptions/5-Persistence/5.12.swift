// Wrong answers to exercise 5.12.

// Answer: any-shape
// Mistake: asks for no shape
// Shows: may decode and still be wrong
// Instead of:
      WHERE stream = ? AND version <= ? AND shape = ? ORDER BY version DESC LIMIT 1
      """, .text(stream.description), .integer(version), .integer(Subject.stateShape)
// Write:
      WHERE stream = ? AND version <= ? ORDER BY version DESC LIMIT 1
      """, .text(stream.description), .integer(version)

// Answer: any-stream
// Mistake: asks for no stream
// Shows: one of another jar at version
// Instead of:
      WHERE stream = ? AND version <= ? AND shape = ? ORDER BY version DESC LIMIT 1
      """, .text(stream.description), .integer(version), .integer(Subject.stateShape)
// Write:
      WHERE version <= ? AND shape = ? ORDER BY version DESC LIMIT 1
      """, .integer(version), .integer(Subject.stateShape)

// Answer: any-version
// Mistake: finds the newest one whatever is asked for
// Shows: must not be answered with what came later
// Instead of:
      WHERE stream = ? AND version <= ? AND shape = ? ORDER BY version DESC LIMIT 1
      """, .text(stream.description), .integer(version), .integer(Subject.stateShape)
// Write:
      WHERE stream = ? AND shape = ? ORDER BY version DESC LIMIT 1
      """, .text(stream.description), .integer(Subject.stateShape)

// Answer: before-the-version
// Mistake: leaves out the version that is asked for
// Shows: The newest one up to version
// Instead of:
      WHERE stream = ? AND version <= ? AND shape = ? ORDER BY version DESC LIMIT 1
// Write:
      WHERE stream = ? AND version < ? AND shape = ? ORDER BY version DESC LIMIT 1

// Answer: compares-the-version-only
// Mistake: accepts any event at that version
// Shows: Compare the ids
// Instead of:
guard let event = events.first, event.version == snapshot.version,
  event.id == snapshot.lastEventID
else { return nil }
// Write:
guard let event = events.first, event.version == snapshot.version else { return nil }

// Answer: fails-when-damaged
// Mistake: fails when a state cannot be read
// Shows: a damaged snapshot must not stop a customer
// Instead of:
guard let row, let id = EventID(parsing: row.id),
  let state = try? JSONDecoder().decode(Subject.State.self, from: Data(row.state.utf8))
else { return nil }
// Write:
guard let row, let id = EventID(parsing: row.id) else { return nil }
let state = try JSONDecoder().decode(Subject.State.self, from: Data(row.state.utf8))

// Answer: fails-with-the-table
// Mistake: fails when the snapshots cannot be read
// Shows: Whatever is wrong with the snapshots
// Instead of:
let newest = try? snapshots.newest(of: subject, in: stream, upTo: version)
// Write:
let newest = try snapshots.newest(of: subject, in: stream, upTo: version)

// Answer: folds-all-again
// Mistake: folds all events upon the snapshot
// Shows: The first event to fold is the one after the snapshot
// Instead of:
return Loaded(state: snapshot.state, version: snapshot.version, eventsRead: 1)
// Write:
return Loaded(state: snapshot.state, version: 0, eventsRead: 1)

// Answer: forgets-the-past
// Mistake: takes the newest snapshot whatever is asked for
// Shows: It is loaded as of version
// Instead of:
let newest = try? snapshots.newest(of: subject, in: stream, upTo: version)
// Write:
let newest = try? snapshots.newest(of: subject, in: stream)

// Answer: forgets-the-proof
// Mistake: does not count the event that it has read
// Shows: The event that proves the snapshot counts
// Instead of:
return Loaded(state: snapshot.state, version: snapshot.version, eventsRead: 1)
// Write:
return Loaded(state: snapshot.state, version: snapshot.version, eventsRead: 0)

// Answer: last-event-twice
// Mistake: folds the last event of the snapshot again
// Shows: The first event to fold is the one after the snapshot
// Instead of:
return Loaded(state: snapshot.state, version: snapshot.version, eventsRead: 1)
// Write:
return Loaded(state: snapshot.state, version: snapshot.version - 1, eventsRead: 1)

// Answer: looks-at-the-last-event
// Mistake: looks for its event at the end of the stream
// Shows: Read exactly the event that the snapshot names
// Instead of:
let events = try await store.read(stream, .forwards, from: snapshot.version, limit: 1)
// Write:
let events = try await store.read(stream, .backwards, from: nil, limit: 1)

// Answer: next-event-never
// Mistake: leaves out the first event after the snapshot
// Shows: The first event to fold is the one after the snapshot
// Instead of:
return Loaded(state: snapshot.state, version: snapshot.version, eventsRead: 1)
// Write:
return Loaded(state: snapshot.state, version: snapshot.version + 1, eventsRead: 1)

// Answer: older-shapes-too
// Mistake: takes older shapes as well
// Shows: may decode and still be wrong
// Instead of:
      WHERE stream = ? AND version <= ? AND shape = ? ORDER BY version DESC LIMIT 1
// Write:
      WHERE stream = ? AND version <= ? AND shape <= ? ORDER BY version DESC LIMIT 1

// Answer: reads-to-the-end
// Mistake: reads the rest of the stream to look at one event
// Shows: A snapshot that saves no reads is useless
// Instead of:
let events = try await store.read(stream, .forwards, from: snapshot.version, limit: 1)
// Write:
let events = try await store.read(stream, .forwards, from: snapshot.version, limit: nil)

// Answer: shape-too-late
// Mistake: finds the newest first, and then looks at its shape
// Shows: expected: the one at version 9
// Instead of:
      SELECT version, last_event_id, state FROM snapshots
      WHERE stream = ? AND version <= ? AND shape = ? ORDER BY version DESC LIMIT 1
      """, .text(stream.description), .integer(version), .integer(Subject.stateShape)
    ) { (version: $0.integer(0), id: $0.text(1), state: $0.text(2)) }.first
// Write:
      SELECT version, last_event_id, state, shape FROM snapshots
      WHERE stream = ? AND version <= ? ORDER BY version DESC LIMIT 1
      """, .text(stream.description), .integer(version)
    ) { (version: $0.integer(0), id: $0.text(1), state: $0.text(2), shape: $0.integer(3)) }.first
// Instead of:
guard let row, let id = EventID(parsing: row.id),
// Write:
guard let row, row.shape == Subject.stateShape, let id = EventID(parsing: row.id),

// Answer: swallows-trouble
// Mistake: takes a table that cannot be read for an empty one
// Shows: Use `withStorageErrors`, as `save` does
// Instead of:
let row = try connection.withLock { connection in
// Write:
let row = try? connection.withLock { connection in

// Answer: the-oldest
// Mistake: finds the oldest one
// Shows: the one at version 100, with its own id and state
// Instead of:
      WHERE stream = ? AND version <= ? AND shape = ? ORDER BY version DESC LIMIT 1
// Write:
      WHERE stream = ? AND version <= ? AND shape = ? ORDER BY version LIMIT 1

// Answer: trusts-blindly
// Mistake: believes every snapshot
// Shows: Compare the ids
// Hole: 1
guard let snapshot = try? snapshots.newest(of: subject, in: stream, upTo: version) else {
  return nil
}
return Loaded(state: snapshot.state, version: snapshot.version, eventsRead: 0)

// Answer: trusts-what-is-missing
// Mistake: doubts only an event that is there
// Shows: The event that the snapshot names isn't there
// Instead of:
guard let event = events.first, event.version == snapshot.version,
  event.id == snapshot.lastEventID
else { return nil }
// Write:
if let event = events.first, event.id != snapshot.lastEventID { return nil }

// Answer: the-version-in-the-statement
// Mistake: writes the version into the text of the statement
// Shows: A version in the text makes a new one for every search
// Instead of:
      WHERE stream = ? AND version <= ? AND shape = ? ORDER BY version DESC LIMIT 1
      """, .text(stream.description), .integer(version), .integer(Subject.stateShape)
// Write:
      WHERE stream = ? AND version <= \(version) AND shape = ? ORDER BY version DESC LIMIT 1
      """, .text(stream.description), .integer(Subject.stateShape)
