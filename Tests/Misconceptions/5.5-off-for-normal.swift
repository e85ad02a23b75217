// Exercise: 5.5
// Mistake: does not sync at all when it may be quick
// Shows: For `.normal`, `synchronous` has to be NORMAL, but it is OFF
try execute("PRAGMA journal_mode = WAL")
switch durability {
case .full: try execute("PRAGMA synchronous = FULL")
case .normal: try execute("PRAGMA synchronous = OFF")
}
