// Exercise: 5.4
// Mistake: takes every file without a mark for its own
// Shows: not cost him his photos
let isNew = owner == 0 && version == 0 && tables == 0
_ = isNew
guard owner == 0 || owner == Schema.applicationID else { throw StorageError.foreignFile }
guard version <= Schema.steps.count else { throw StorageError.fromTheFuture(version: version) }
