// Exercise: 5.13
// Mistake: takes only the position right after the checkpoint
// Shows: Positions may have gaps
// Hole: 2
try connection.write {
  var progress = try DurableProgress<Model>(in: connection) ?? DurableProgress()
  for event in events
  where event.position.rawValue == progress.checkpoint.rawValue + 1 {
    try Self.apply(event, to: table, in: connection)
    progress.note(event)
  }
  try progress.save(in: connection)
}
