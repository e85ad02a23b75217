// Exercise: 5.13
// Mistake: saves what came before the poisonous event
// Shows: Half a page
// Hole: 2
let trouble: (any Error)? = try connection.write {
  var progress = try DurableProgress<Model>(in: connection) ?? DurableProgress()
  defer { try? progress.save(in: connection) }
  for event in events where event.position > progress.checkpoint {
    do {
      try Self.apply(event, to: table, in: connection)
    } catch {
      return error
    }
    progress.note(event)
  }
  return nil
}
if let trouble { throw trouble }
