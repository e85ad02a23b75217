// Exercise: 5.4
// Mistake: takes a file that has all steps for one from the future
// Shows: A step that was taken is not taken again
let isNew = owner == 0 && version == 0 && tables == 0
guard isNew || owner == Schema.applicationID else { throw StorageError.foreignFile }
guard version < Schema.steps.count else { throw StorageError.fromTheFuture(version: version) }
