// Exercise: 5.13
// Mistake: saves the checkpoint in a second transaction
// Shows: what is in the rows already counts twice
// Hole: 2
let progress = try connection.write {
  var progress = try DurableProgress<Model>(in: connection) ?? DurableProgress()
  for event in events where event.position > progress.checkpoint {
    try Self.apply(event, to: table, in: connection)
    progress.note(event)
  }
  return progress
}
try connection.write { try progress.save(in: connection) }
