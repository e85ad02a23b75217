// Exercise: 5.4
// Mistake: takes every file without tables for a new one
// Shows: not cost him his photos
let isNew = tables == 0; _ = version
guard isNew || owner == Schema.applicationID else { throw StorageError.foreignFile }
guard version <= Schema.steps.count else { throw StorageError.fromTheFuture(version: version) }
