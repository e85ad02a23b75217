// Exercise: 5.14
// Mistake: keeps the old table under another name
// Shows: What is left behind fills the disk
// Hole: 2
let old = try DurableProgress<Model>(in: connection)
guard progress.checkpoint >= old?.checkpoint ?? .start else { return false }
try connection.execute("DROP TABLE IF EXISTS \(table)_old")
try connection.execute("ALTER TABLE \(table) RENAME TO \(table)_old")
try connection.execute("ALTER TABLE \(fresh) RENAME TO \(table)")
try progress.save(in: connection)
return true
