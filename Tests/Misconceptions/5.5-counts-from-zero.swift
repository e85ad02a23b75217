// Exercise: 5.5
// Mistake: counts the levels from its own options
// Shows: For `.full`, `synchronous` has to be FULL, but it is NORMAL
try execute("PRAGMA journal_mode = WAL")
switch durability {
case .full: try execute("PRAGMA synchronous = 1")
case .normal: try execute("PRAGMA synchronous = 0")
}
