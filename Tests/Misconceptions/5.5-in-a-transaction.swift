// Exercise: 5.5
// Mistake: makes the settings in a transaction, in which SQLite does not take them
// Shows: see how the statements are written
try write {
  try execute("PRAGMA journal_mode = WAL")
  switch durability {
  case .full: try execute("PRAGMA synchronous = FULL")
  case .normal: try execute("PRAGMA synchronous = NORMAL")
  }
}
