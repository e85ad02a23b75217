// Other right answers to exercise 5.5.

// Answer: extra
// Alternative: uses the level EXTRA, in one SQL text
// Hole: 1
let level = durability == .full ? "EXTRA" : "NORMAL"
try execute("PRAGMA synchronous = \(level); PRAGMA journal_mode = WAL;")

// Answer: numbers
// Alternative: uses the numbers of the levels, and checks the journal mode
// Hole: 1
let modes = try run("PRAGMA journal_mode(WAL)") { $0.text(0) }
guard modes == ["wal"] else { throw StorageError.cannotOpen }
try execute("PRAGMA synchronous(\(durability == .full ? 2 : 1))")
