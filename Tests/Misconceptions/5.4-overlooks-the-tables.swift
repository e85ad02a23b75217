// Exercise: 5.4
// Mistake: takes a file without marks for a new one, whatever is in it
// Shows: not cost him his photos
let isNew = owner == 0 && version == 0; _ = tables
guard isNew || owner == Schema.applicationID else { throw StorageError.foreignFile }
guard version <= Schema.steps.count else { throw StorageError.fromTheFuture(version: version) }
