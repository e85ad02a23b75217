// Exercise: 5.5
// Mistake: puts the level into the place of a ?, which a PRAGMA does not have
// Shows: A `PRAGMA` takes no `?`
try execute("PRAGMA journal_mode = WAL")
switch durability {
case .full: try run("PRAGMA synchronous = ?", .integer(2))
case .normal: try execute("PRAGMA synchronous = NORMAL")
}
