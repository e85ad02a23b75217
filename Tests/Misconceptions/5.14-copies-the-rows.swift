// Exercise: 5.14
// Mistake: copies the rows into the old table
// Shows: The new table takes the old one's name
// Hole: 2
let old = try DurableProgress<Model>(in: connection)
guard progress.checkpoint >= old?.checkpoint ?? .start else { return false }
try connection.execute("DELETE FROM \(table)")
try connection.execute("INSERT INTO \(table) SELECT * FROM \(fresh)")
try connection.execute("DROP TABLE \(fresh)")
try progress.save(in: connection)
return true
