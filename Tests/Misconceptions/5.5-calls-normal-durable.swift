// Exercise: 5.5
// Mistake: takes NORMAL for durable, because it has a write-ahead log
// Shows: For `.full`, `synchronous` has to be FULL, but it is NORMAL
try execute("PRAGMA journal_mode = WAL")
switch durability {
case .full: try execute("PRAGMA synchronous = NORMAL")
case .normal: try execute("PRAGMA synchronous = NORMAL")
}
