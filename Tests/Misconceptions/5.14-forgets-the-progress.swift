// Exercise: 5.14
// Mistake: does not save how far the new table has come
// Shows: The progress belongs to the rows
// Hole: 2
let old = try DurableProgress<Model>(in: connection)
guard progress.checkpoint >= old?.checkpoint ?? .start else { return false }
try connection.execute("DROP TABLE \(table)")
try connection.execute("ALTER TABLE \(fresh) RENAME TO \(table)")
return true
