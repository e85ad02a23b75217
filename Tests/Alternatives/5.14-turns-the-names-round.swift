// Exercise: 5.14
// Alternative: moves the old table away before it removes it
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
