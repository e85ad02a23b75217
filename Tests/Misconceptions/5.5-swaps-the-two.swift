// Exercise: 5.5
// Mistake: waits where it need not, and does not where it has to
// Shows: For the standard, `synchronous` has to be FULL, but it is NORMAL
try execute("PRAGMA journal_mode = WAL")
switch durability {
case .full: try execute("PRAGMA synchronous = NORMAL")
case .normal: try execute("PRAGMA synchronous = FULL")
}
