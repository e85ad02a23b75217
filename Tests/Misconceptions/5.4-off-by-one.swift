// Exercise: 5.4
// Mistake: takes a file that is one step ahead
// Shows: Opening it has to throw StorageError.fromTheFuture
let isNew = owner == 0 && version == 0 && tables == 0
guard isNew || owner == Schema.applicationID else { throw StorageError.foreignFile }
guard version <= Schema.steps.count + 1 else { throw StorageError.fromTheFuture(version: version) }
