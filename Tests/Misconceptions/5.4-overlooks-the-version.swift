// Exercise: 5.4
// Mistake: takes a file of which only the version is set for a new one
// Shows: not cost him his photos
let isNew = owner == 0 && tables == 0
guard isNew || owner == Schema.applicationID else { throw StorageError.foreignFile }
guard version <= Schema.steps.count else { throw StorageError.fromTheFuture(version: version) }
