// Exercise: 5.14
// Mistake: swaps without comparing
// Shows: Nobody will deliver them again
// Hole: 2
try connection.execute("DROP TABLE \(table)")
try connection.execute("ALTER TABLE \(fresh) RENAME TO \(table)")
try progress.save(in: connection)
return true
