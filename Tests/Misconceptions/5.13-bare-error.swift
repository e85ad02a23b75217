// Exercise: 5.13
// Mistake: does not say which event it was
// Shows: A PoisonousEvent that names event 4
// Hole: 2
try connection.write {
  var progress = try DurableProgress<Model>(in: connection) ?? DurableProgress()
  for event in events where event.position > progress.checkpoint {
    try Model.apply(event, to: table, in: connection)
    progress.note(event)
  }
  try progress.save(in: connection)
}
