// Exercise: 5.5
// Mistake: keeps a journal with which readers and the writer wait for each other
// Shows: The file has to keep a write-ahead log
try execute("PRAGMA journal_mode = TRUNCATE")
switch durability {
case .full: try execute("PRAGMA synchronous = FULL")
case .normal: try execute("PRAGMA synchronous = NORMAL")
}
