// Exercise: 5.14
// Mistake: swaps only a table that has seen more
// Shows: Only a table that has seen less has to wait
// Hole: 2
let old = try DurableProgress<Model>(in: connection)
guard progress.checkpoint > old?.checkpoint ?? .start else { return false }
try connection.execute("DROP TABLE \(table)")
try connection.execute("ALTER TABLE \(fresh) RENAME TO \(table)")
try progress.save(in: connection)
return true
