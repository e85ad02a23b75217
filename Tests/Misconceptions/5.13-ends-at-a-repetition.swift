// Exercise: 5.13
// Mistake: ends at the first event that it has seen
// Shows: a checkpoint never goes back
// Hole: 2
try connection.write {
  var progress = try DurableProgress<Model>(in: connection) ?? DurableProgress()
  for event in events {
    guard event.position > progress.checkpoint else { break }
    try Self.apply(event, to: table, in: connection)
    progress.note(event)
  }
  try progress.save(in: connection)
}
