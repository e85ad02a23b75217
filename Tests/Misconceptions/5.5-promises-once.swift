// Exercise: 5.5
// Mistake: makes the promise for a new file, and believes that it stays
// Shows: so each connection has to say it
guard try run("PRAGMA journal_mode", read: { $0.text(0) }) != ["wal"] else { return }
try execute("PRAGMA journal_mode = WAL")
switch durability {
case .full: try execute("PRAGMA synchronous = FULL")
case .normal: try execute("PRAGMA synchronous = NORMAL")
}
