// Exercise: 5.4
// Mistake: takes every file with its mark, however new
// Shows: Opening it has to throw StorageError.fromTheFuture
let isNew = owner == 0 && version == 0 && tables == 0
guard isNew || owner == Schema.applicationID else { throw StorageError.foreignFile }
