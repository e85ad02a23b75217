// Exercise: 5.14
// Mistake: keeps the old checkpoint when it is higher
// Shows: Nobody will deliver them again
// Hole: 2
let old = try DurableProgress<Model>(in: connection)
try connection.execute("DROP TABLE \(table)")
try connection.execute("ALTER TABLE \(fresh) RENAME TO \(table)")
if let old, old.checkpoint > progress.checkpoint {
  try old.save(in: connection)
} else {
  try progress.save(in: connection)
}
return true
