// Exercise: 5.14
// Mistake: waits until the old table is ahead
// Shows: Made anew in pages
// Hole: 2
let old = try DurableProgress<Model>(in: connection)
guard progress.checkpoint < old?.checkpoint ?? .start else { return false }
try connection.execute("DROP TABLE \(table)")
try connection.execute("ALTER TABLE \(fresh) RENAME TO \(table)")
try progress.save(in: connection)
return true
