// Exercise: 5.12
// Mistake: finds the oldest one
// Shows: The newest one of this jar is that at version 100
// Hole: 2
let row = try connection.withLock { connection in
  try storing {
    try connection.run(
      """
      SELECT version, last_event_id, state FROM snapshots
      WHERE stream = ? AND version <= ? AND shape = ? ORDER BY version LIMIT 1
      """, .text(stream.description), .integer(version), .integer(Subject.stateShape)
    ) { (version: $0.integer(0), id: $0.text(1), state: $0.text(2)) }.first
  }
}
guard let row, let id = UUID(uuidString: row.id),
  let state = try? JSONDecoder().decode(Subject.State.self, from: Data(row.state.utf8))
else { return nil }
return Snapshot(version: row.version, lastEventID: EventID(rawValue: id), state: state)
