// Exercise: 5.14
// Mistake: saves how far the old table had come
// Shows: The progress belongs to the rows
// Hole: 2
let old = try DurableProgress<Model>(in: connection)
guard progress.checkpoint >= old?.checkpoint ?? .start else { return false }
try connection.execute("DROP TABLE \(table)")
try connection.execute("ALTER TABLE \(fresh) RENAME TO \(table)")
try old?.save(in: connection)
return true
