// Wrong answers to exercise 5.12.

// Answer: any-shape
// Mistake: doesn't check the shape
// Shows: may decode and still be wrong
// Instead of:
      WHERE stream = ? AND version <= ? AND shape = ? ORDER BY version DESC LIMIT 1
      """, .text(stream.description), .integer(version), .integer(Subject.stateShape)
// Write:
      WHERE stream = ? AND version <= ? ORDER BY version DESC LIMIT 1
      """, .text(stream.description), .integer(version)

// Answer: any-stream
// Mistake: doesn't check the stream
// Shows: one of another jar at version
// Instead of:
      WHERE stream = ? AND version <= ? AND shape = ? ORDER BY version DESC LIMIT 1
      """, .text(stream.description), .integer(version), .integer(Subject.stateShape)
// Write:
      WHERE version <= ? AND shape = ? ORDER BY version DESC LIMIT 1
      """, .integer(version), .integer(Subject.stateShape)

// Answer: any-version
// Mistake: ignores the requested version
// Shows: must not be answered with what came later
// Instead of:
      WHERE stream = ? AND version <= ? AND shape = ? ORDER BY version DESC LIMIT 1
      """, .text(stream.description), .integer(version), .integer(Subject.stateShape)
// Write:
      WHERE stream = ? AND shape = ? ORDER BY version DESC LIMIT 1
      """, .text(stream.description), .integer(Subject.stateShape)

// Answer: before-the-version
// Mistake: excludes the requested version
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
// Mistake: throws when a state can't be decoded
// Shows: a damaged snapshot must not stop a customer
// Instead of:
guard let row, let id = EventID(parsing: row.id),
  let state = try? JSONDecoder().decode(Subject.State.self, from: Data(row.state.utf8))
else { return nil }
// Write:
guard let row, let id = EventID(parsing: row.id) else { return nil }
let state = try JSONDecoder().decode(Subject.State.self, from: Data(row.state.utf8))

// Answer: fails-with-the-table
// Mistake: throws when the snapshots can't be read
// Shows: Whatever is wrong with the snapshots
// Instead of:
let newest = try? snapshots.newest(of: subject, in: stream, upTo: version)
// Write:
let newest = try snapshots.newest(of: subject, in: stream, upTo: version)

// Answer: folds-all-again
// Mistake: folds all events onto the snapshot
// Shows: The first event to fold is the one after the snapshot
// Instead of:
return Loaded(state: snapshot.state, version: snapshot.version, eventsRead: 1)
// Write:
return Loaded(state: snapshot.state, version: 0, eventsRead: 1)

// Answer: forgets-the-past
// Mistake: ignores the requested version, and uses the newest snapshot
// Shows: It is loaded as of version
// Instead of:
let newest = try? snapshots.newest(of: subject, in: stream, upTo: version)
// Write:
let newest = try? snapshots.newest(of: subject, in: stream)

// Answer: forgets-the-proof
// Mistake: counts one event too few
// Shows: The event that proves the snapshot counts
// Instead of:
return Loaded(state: snapshot.state, version: snapshot.version, eventsRead: 1)
// Write:
return Loaded(state: snapshot.state, version: snapshot.version, eventsRead: 0)

// Answer: last-event-twice
// Mistake: folds the snapshot's last event again
// Shows: The first event to fold is the one after the snapshot
// Instead of:
return Loaded(state: snapshot.state, version: snapshot.version, eventsRead: 1)
// Write:
return Loaded(state: snapshot.state, version: snapshot.version - 1, eventsRead: 1)

// Answer: looks-at-the-last-event
// Mistake: looks for the snapshot's event at the end of the stream
// Shows: Read exactly the event that the snapshot names
// Instead of:
let events = try await store.read(stream, .forwards, from: snapshot.version, limit: 1)
// Write:
let events = try await store.read(stream, .backwards, from: nil, limit: 1)

// Answer: next-event-never
// Mistake: skips the first event after the snapshot
// Shows: The first event to fold is the one after the snapshot
// Instead of:
return Loaded(state: snapshot.state, version: snapshot.version, eventsRead: 1)
// Write:
return Loaded(state: snapshot.state, version: snapshot.version + 1, eventsRead: 1)

// Answer: older-shapes-too
// Mistake: accepts older shapes as well
// Shows: may decode and still be wrong
// Instead of:
      WHERE stream = ? AND version <= ? AND shape = ? ORDER BY version DESC LIMIT 1
// Write:
      WHERE stream = ? AND version <= ? AND shape <= ? ORDER BY version DESC LIMIT 1

// Answer: reads-to-the-end
// Mistake: reads the rest of the stream to check one event
// Shows: A snapshot that saves no reads is useless
// Instead of:
let events = try await store.read(stream, .forwards, from: snapshot.version, limit: 1)
// Write:
let events = try await store.read(stream, .forwards, from: snapshot.version, limit: nil)

// Answer: shape-too-late
// Mistake: selects the newest first, and then checks its shape
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
// Mistake: treats an unreadable table as empty
// Shows: Use `withStorageErrors`, as `save` does
// Instead of:
let row = try connection.withLock { connection in
// Write:
let row = try? connection.withLock { connection in

// Answer: the-oldest
// Mistake: selects the oldest snapshot
// Shows: the one at version 100, with its own id and state
// Instead of:
      WHERE stream = ? AND version <= ? AND shape = ? ORDER BY version DESC LIMIT 1
// Write:
      WHERE stream = ? AND version <= ? AND shape = ? ORDER BY version LIMIT 1

// Answer: trusts-blindly
// Mistake: uses a snapshot without checking its event
// Shows: Compare the ids
// Hole: 1
guard let snapshot = try? snapshots.newest(of: subject, in: stream, upTo: version) else {
  return nil
}
return Loaded(state: snapshot.state, version: snapshot.version, eventsRead: 0)

// Answer: trusts-what-is-missing
// Mistake: rejects only a snapshot whose event exists with another id
// Shows: The event that the snapshot names isn't there
// Instead of:
guard let event = events.first, event.version == snapshot.version,
  event.id == snapshot.lastEventID
else { return nil }
// Write:
if let event = events.first, event.id != snapshot.lastEventID { return nil }

// Answer: the-version-in-the-statement
// Mistake: interpolates the version into the SQL
// Shows: A version in the text makes a new one for every search
// Instead of:
      WHERE stream = ? AND version <= ? AND shape = ? ORDER BY version DESC LIMIT 1
      """, .text(stream.description), .integer(version), .integer(Subject.stateShape)
// Write:
      WHERE stream = ? AND version <= \(version) AND shape = ? ORDER BY version DESC LIMIT 1
      """, .text(stream.description), .integer(Subject.stateShape)
