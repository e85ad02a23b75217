// Exercise: 5.4
// Mistake: sets the file up before it has looked whose it is
// Shows: Look before you change anything
try execute("PRAGMA journal_mode = WAL")
let isNew = owner == 0 && version == 0 && tables == 0
guard isNew || owner == Schema.applicationID else { throw StorageError.foreignFile }
guard version <= Schema.steps.count else { throw StorageError.fromTheFuture(version: version) }
