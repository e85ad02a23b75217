// Exercise: 5.4
// Mistake: takes an older file for a foreign one
// Shows: A file of the first release has taken step 1
let isNew = owner == 0 && version == 0 && tables == 0
guard isNew || (owner == Schema.applicationID && version == Schema.steps.count) else { throw StorageError.foreignFile }
guard version <= Schema.steps.count else { throw StorageError.fromTheFuture(version: version) }
