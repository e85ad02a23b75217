// Exercise: 5.5
// Mistake: believes that ON is full, and OFF is normal
// Shows: For `.full`, `synchronous` has to be FULL, but it is NORMAL
try execute("PRAGMA journal_mode = WAL")
switch durability {
case .full: try execute("PRAGMA synchronous = ON")
case .normal: try execute("PRAGMA synchronous = OFF")
}
