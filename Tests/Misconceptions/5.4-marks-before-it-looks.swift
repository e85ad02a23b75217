// Exercise: 5.4
// Mistake: sets its mark before it has looked
// Shows: Look before you change anything
try execute("PRAGMA application_id = \(Schema.applicationID)")
let isNew = owner == 0 && version == 0 && tables == 0
guard isNew || owner == Schema.applicationID else { throw StorageError.foreignFile }
guard version <= Schema.steps.count else { throw StorageError.fromTheFuture(version: version) }
