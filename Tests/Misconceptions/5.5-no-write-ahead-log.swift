// Exercise: 5.5
// Mistake: says how long to wait, and nothing about the log
// Shows: The file has to keep a write-ahead log
switch durability {
case .full: try execute("PRAGMA synchronous = FULL")
case .normal: try execute("PRAGMA synchronous = NORMAL")
}
