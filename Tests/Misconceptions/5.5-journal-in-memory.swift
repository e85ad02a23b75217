// Exercise: 5.5
// Mistake: keeps the journal in memory, because that is quick
// Shows: The file has to keep a write-ahead log
try execute("PRAGMA journal_mode = MEMORY")
switch durability {
case .full: try execute("PRAGMA synchronous = FULL")
case .normal: try execute("PRAGMA synchronous = NORMAL")
}
