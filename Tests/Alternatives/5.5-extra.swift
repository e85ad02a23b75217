// Exercise: 5.5
// Alternative: is even more careful than FULL, and says it in one text
let level = durability == .full ? "EXTRA" : "NORMAL"
try execute("PRAGMA synchronous = \(level); PRAGMA journal_mode = WAL;")
