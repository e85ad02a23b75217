// Exercise: 5.13
// Mistake: passes over what the model cannot deal with
// Shows: A PoisonousEvent that names event 4
// Hole: 2
try connection.write {
  var progress = try DurableProgress<Model>(in: connection) ?? DurableProgress()
  for event in events where event.position > progress.checkpoint {
    try? Self.apply(event, to: table, in: connection)
    progress.note(event)
  }
  try progress.save(in: connection)
}
