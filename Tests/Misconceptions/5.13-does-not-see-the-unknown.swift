// Exercise: 5.13
// Mistake: does not note what it does not know
// Shows: 3 unknown events at checkpoint 6
// Hole: 2
try connection.write {
  var progress = try DurableProgress<Model>(in: connection) ?? DurableProgress()
  for event in events where event.position > progress.checkpoint {
    try Self.apply(event, to: table, in: connection)
    if !(event.event is UnknownEvent) { progress.note(event) }
  }
  try progress.save(in: connection)
}
