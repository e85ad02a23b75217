// Exercise: 5.13
// Mistake: gives each event a transaction of its own
// Shows: Half a page
// Hole: 2
for event in events {
  try connection.write {
    var progress = try DurableProgress<Model>(in: connection) ?? DurableProgress()
    guard event.position > progress.checkpoint else { return }
    try Self.apply(event, to: table, in: connection)
    progress.note(event)
    try progress.save(in: connection)
  }
}
