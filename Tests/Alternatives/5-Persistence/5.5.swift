// Other right answers to exercise 5.5.

// Answer: extra
// Alternative: is even more careful than FULL, and says it in one text
// Hole: 1
let level = durability == .full ? "EXTRA" : "NORMAL"
try execute("PRAGMA synchronous = \(level); PRAGMA journal_mode = WAL;")

// Answer: numbers
// Alternative: names the levels by their numbers, and sees that the log is there
// Hole: 1
let modes = try run("PRAGMA journal_mode(WAL)") { $0.text(0) }
guard modes == ["wal"] else { throw StorageError.cannotOpen }
try execute("PRAGMA synchronous(\(durability == .full ? 2 : 1))")
