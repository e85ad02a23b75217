// Exercise: 5.13
// Mistake: notes what it passes over
// Shows: 3 unknown events at checkpoint 6
// Hole: 2
try connection.write {
  var progress = try DurableProgress<Model>(in: connection) ?? DurableProgress()
  let checkpoint = progress.checkpoint
  for event in events {
    if event.position > checkpoint { try Self.apply(event, to: table, in: connection) }
    progress.note(event)
  }
  try progress.save(in: connection)
}
