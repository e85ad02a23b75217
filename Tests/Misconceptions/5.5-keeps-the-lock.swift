// Exercise: 5.5
// Mistake: takes the file for itself, because that is quicker
// Shows: none of them keeps others from the file
try execute("PRAGMA journal_mode = WAL")
try execute("PRAGMA locking_mode = EXCLUSIVE; BEGIN IMMEDIATE; COMMIT")
switch durability {
case .full: try execute("PRAGMA synchronous = FULL")
case .normal: try execute("PRAGMA synchronous = NORMAL")
}
