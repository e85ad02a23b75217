// Exercise: 5.13
// Mistake: does not save the checkpoint
// Shows: there have to be the rows [1, 2, 5, 9] and checkpoint 9
// Hole: 2
try connection.write {
  var progress = try DurableProgress<Model>(in: connection) ?? DurableProgress()
  for event in events where event.position > progress.checkpoint {
    try Self.apply(event, to: table, in: connection)
    progress.note(event)
  }
}
