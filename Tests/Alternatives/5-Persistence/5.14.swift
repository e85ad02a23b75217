// Other right answers to exercise 5.14.

// Answer: begins-anew
// Alternative: restarts the rebuild when the old table is ahead
// Hole: 1
while true {
  let fresh = try makeFreshTable()
  var progress = DurableProgress<Model>()
  var page = try await store.readAll(after: .start, limit: pageSize)
  while let last = page.last {
    progress = try add(page, to: fresh, after: progress)
    page = try await store.readAll(after: last.position, limit: pageSize)
  }
  if try swap(in: fresh, at: progress) { break }
}

// Answer: turns-the-names-round
// Alternative: renames the old table before it drops it
// Hole: 2
if let old = try DurableProgress<Model>(in: connection), old.checkpoint > progress.checkpoint {
  return false
}
try progress.save(in: connection)
try connection.execute(
  """
  ALTER TABLE \(table) RENAME TO \(table)_before;
  ALTER TABLE \(fresh) RENAME TO \(table);
  DROP TABLE \(table)_before;
  """)
return true
