// Exercise: 5.14
// Mistake: empties the table and fills it again in place
// Shows: Half a table is worse
var progress = DurableProgress<Model>()
try connection.withLock { connection in
  try connection.execute("DELETE FROM \(table)")
}
while true {
  let page = try await store.readAll(after: progress.checkpoint, limit: pageSize)
  if page.isEmpty { break }
  progress = try add(page, to: table, after: progress)
}
let reached = progress
try connection.withLock { try reached.save(in: $0) }
