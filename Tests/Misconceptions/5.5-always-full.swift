// Exercise: 5.5
// Mistake: is careful even where somebody chose not to be
// Shows: For `.normal`, `synchronous` has to be NORMAL, but it is FULL
try execute("PRAGMA journal_mode = WAL")
switch durability {
case .full: try execute("PRAGMA synchronous = FULL")
case .normal: try execute("PRAGMA synchronous = FULL")
}
