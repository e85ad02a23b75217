// Exercise: 5.4
// Mistake: refuses a file that has no mark yet
// Shows: A bank was opened whose file was not there
let isNew = owner == 0 && version == 0 && tables == 0
_ = isNew
guard owner == Schema.applicationID else { throw StorageError.foreignFile }
guard version <= Schema.steps.count else { throw StorageError.fromTheFuture(version: version) }
