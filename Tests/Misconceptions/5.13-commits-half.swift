// Exercise: 5.13
// Mistake: commits what was done when an event throws
// Shows: Half a page
// Hole: 2
try connection.read {
  var progress = try DurableProgress<Model>(in: connection) ?? DurableProgress()
  for event in events where event.position > progress.checkpoint {
    try Self.apply(event, to: table, in: connection)
    progress.note(event)
  }
  try progress.save(in: connection)
}
