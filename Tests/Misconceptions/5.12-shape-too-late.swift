// Exercise: 5.12
// Mistake: finds the newest first, and then looks at its shape
// Shows: Only the one at version 9 means
// Hole: 2
let row = try connection.withLock { connection in
  try storing {
    try connection.run(
      """
      SELECT version, last_event_id, state, shape FROM snapshots
      WHERE stream = ? AND version <= ? ORDER BY version DESC LIMIT 1
      """, .text(stream.description), .integer(version)
    ) { (version: $0.integer(0), id: $0.text(1), state: $0.text(2), shape: $0.integer(3)) }.first
  }
}
guard let row, row.shape == Subject.stateShape, let id = UUID(uuidString: row.id),
  let state = try? JSONDecoder().decode(Subject.State.self, from: Data(row.state.utf8))
else { return nil }
return Snapshot(version: row.version, lastEventID: EventID(rawValue: id), state: state)
