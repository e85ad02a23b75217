// Exercise: 5.5
// Mistake: has a write-ahead log only where it waits for the disk
// Shows: Neither may wait for the other
switch durability {
case .full: try execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL")
case .normal: try execute("PRAGMA synchronous = NORMAL")
}
