// Exercise: 5.12
// Mistake: fails when a state cannot be read
// Shows: nobody needs to be refused because a note is damaged
// Hole: 2
let row = try connection.withLock { connection in
  try storing {
    try connection.run(
      """
      SELECT version, last_event_id, state FROM snapshots
      WHERE stream = ? AND version <= ? AND shape = ? ORDER BY version DESC LIMIT 1
      """, .text(stream.description), .integer(version), .integer(Subject.stateShape)
    ) { (version: $0.integer(0), id: $0.text(1), state: $0.text(2)) }.first
  }
}
guard let row, let id = UUID(uuidString: row.id) else { return nil }
let state = try JSONDecoder().decode(Subject.State.self, from: Data(row.state.utf8))
return Snapshot(version: row.version, lastEventID: EventID(rawValue: id), state: state)
