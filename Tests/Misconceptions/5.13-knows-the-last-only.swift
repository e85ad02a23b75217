// Exercise: 5.13
// Mistake: passes over the last event only
// Shows: a checkpoint never goes back
// Hole: 2
try connection.write {
  var progress = try DurableProgress<Model>(in: connection) ?? DurableProgress()
  for event in events where event.position != progress.checkpoint {
    try Self.apply(event, to: table, in: connection)
    progress.note(event)
  }
  try progress.save(in: connection)
}
