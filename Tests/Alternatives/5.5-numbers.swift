// Exercise: 5.5
// Alternative: names the levels by their numbers, and sees that the log is there
let modes = try run("PRAGMA journal_mode(WAL)") { $0.text(0) }
guard modes == ["wal"] else { throw StorageError.cannotOpen }
try execute("PRAGMA synchronous(\(durability == .full ? 2 : 1))")
