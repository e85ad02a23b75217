// Exercise: 5.13
// Mistake: reads the checkpoint before the transaction
// Shows: look inside the transaction
// Hole: 2
var progress = try DurableProgress<Model>(in: connection) ?? DurableProgress()
try connection.write {
  for event in events where event.position > progress.checkpoint {
    try Self.apply(event, to: table, in: connection)
    progress.note(event)
  }
  try progress.save(in: connection)
}
