// Exercise: 5.13
// Mistake: saves the checkpoint in a transaction before
// Shows: the event is lost for ever
// Hole: 2
var progress = try DurableProgress<Model>(in: connection) ?? DurableProgress()
let new = events.filter { $0.position > progress.checkpoint }
for event in new { progress.note(event) }
try connection.write { try progress.save(in: connection) }
try connection.write {
  for event in new { try Self.apply(event, to: table, in: connection) }
}
