// Exercise: 5.13
// Alternative: finds what is new first, and saves nothing when nothing is
// Hole: 2
try connection.write {
  var progress = try DurableProgress<Model>(in: connection) ?? DurableProgress()
  let new = events.filter { [progress] in $0.position > progress.checkpoint }
  guard !new.isEmpty else { return }
  new.forEach { progress.note($0) }
  try progress.save(in: connection)
  try new.forEach { try Self.apply($0, to: table, in: connection) }
}
