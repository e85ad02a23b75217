// Wrong answers to exercise 5.14.

// Answer: always-the-first-page
// Mistake: reads the first page again and again
// Shows: continue each page after the last one
// Instead of:
  let page = try await store.readAll(after: progress.checkpoint, limit: pageSize)
// Write:
  let page = try await store.readAll(after: .start, limit: pageSize)

// Answer: begins-where-the-old-is
// Mistake: begins after the old table's checkpoint
// Shows: Begin with an empty table
// Instead of:
var progress = DurableProgress<Model>()
// Write:
var progress = try self.progress()

// Answer: collects-first
// Mistake: collects the whole log before it writes
// Shows: Add each page before you read the next one
// Hole: 1
let fresh = try makeFreshTable()
var progress = DurableProgress<Model>()
var events: [RecordedEvent] = []
while true {
  let position = events.last?.position ?? progress.checkpoint
  let page = try await store.readAll(after: position, limit: pageSize)
  events += page
  guard page.isEmpty else { continue }
  progress = try add(events, to: fresh, after: progress)
  events = []
  if try swap(in: fresh, at: progress) { return }
}

// Answer: compares-the-wrong-way
// Mistake: waits until the old table is ahead
// Shows: It was rebuilt in pages
// Instead of:
guard progress.checkpoint >= old?.checkpoint ?? .start else { return false }
// Write:
guard progress.checkpoint < old?.checkpoint ?? .start else { return false }

// Answer: copies-the-rows
// Mistake: copies the rows into the old table
// Shows: rename the fresh table
// Instead of:
try connection.execute("DROP TABLE \(table)")
try connection.execute("ALTER TABLE \(fresh) RENAME TO \(table)")
// Write:
try connection.execute("DELETE FROM \(table)")
try connection.execute("INSERT INTO \(table) SELECT * FROM \(fresh)")
try connection.execute("DROP TABLE \(fresh)")

// Answer: counts-pages
// Mistake: advances by the page's size instead of to its last position
// Shows: continue each page after the last one
// Hole: 1
let fresh = try makeFreshTable()
var progress = DurableProgress<Model>()
var position = 0
while true {
  let page = try await store.readAll(
    after: GlobalPosition(rawValue: position), limit: pageSize)
  if page.isEmpty, try swap(in: fresh, at: progress) { return }
  progress = try add(page, to: fresh, after: progress)
  position += pageSize
}

// Answer: ends-with-a-short-page
// Mistake: takes a page that is not full for the end of the log
// Shows: If a short page counts as the end
// Hole: 1
let fresh = try makeFreshTable()
var progress = DurableProgress<Model>()
var isSwapped = false
repeat {
  let page = try await store.readAll(after: progress.checkpoint, limit: pageSize)
  progress = try add(page, to: fresh, after: progress)
  if page.count < pageSize { isSwapped = try swap(in: fresh, at: progress) }
} while !isSwapped

// Answer: forgets-the-progress
// Mistake: doesn't save the new table's checkpoint
// Shows: The progress belongs to the rows
// Instead of:
try progress.save(in: connection)
// Write:

// Answer: gives-up
// Mistake: gives up when the old table is ahead
// Shows: These events are not delivered again
// Instead of:
  if page.isEmpty, try swap(in: fresh, at: progress) { return }
// Write:
  if page.isEmpty {
    _ = try swap(in: fresh, at: progress)
    return
  }

// Answer: in-place
// Mistake: clears the table and fills it again in place
// Shows: Half a table shows customers without their money
// Hole: 1
var progress = DurableProgress<Model>()
try connection.withLock { connection in
  try connection.execute("DELETE FROM \(table)")
}
while true {
  let page = try await store.readAll(after: progress.checkpoint, limit: pageSize)
  if page.isEmpty { break }
  progress = try add(page, to: table, after: progress)
}
let reached = progress
try connection.withLock { try reached.save(in: $0) }

// Answer: keeps-a-copy
// Mistake: keeps the old table under another name
// Shows: A table that is left behind fills the disk
// Instead of:
try connection.execute("DROP TABLE \(table)")
// Write:
try connection.execute("DROP TABLE IF EXISTS \(table)_old")
try connection.execute("ALTER TABLE \(table) RENAME TO \(table)_old")

// Answer: keeps-the-higher-checkpoint
// Mistake: keeps the old checkpoint when it is higher
// Shows: These events are not delivered again
// Hole: 2
let old = try DurableProgress<Model>(in: connection)
try connection.execute("DROP TABLE \(table)")
try connection.execute("ALTER TABLE \(fresh) RENAME TO \(table)")
if let old, old.checkpoint > progress.checkpoint {
  try old.save(in: connection)
} else {
  try progress.save(in: connection)
}
return true

// Answer: keeps-the-old
// Mistake: renames without dropping the old table
// Shows: It was rebuilt in pages
// Instead of:
try connection.execute("DROP TABLE \(table)")
// Write:

// Answer: one-page
// Mistake: reads only one page
// Shows: continue each page after the last one
// Hole: 1
let fresh = try makeFreshTable()
let page = try await store.readAll(after: .start, limit: pageSize)
let progress = try add(page, to: fresh, after: DurableProgress())
_ = try swap(in: fresh, at: progress)

// Answer: saves-the-old-progress
// Mistake: saves the old table's checkpoint
// Shows: The progress belongs to the rows
// Instead of:
try progress.save(in: connection)
// Write:
try old?.save(in: connection)

// Answer: swallows-errors
// Mistake: treats an unreadable log as its end
// Shows: A log that can't be read is not at its end
// Instead of:
  let page = try await store.readAll(after: progress.checkpoint, limit: pageSize)
// Write:
  let page =
    (try? await store.readAll(after: progress.checkpoint, limit: pageSize)) ?? []

// Answer: swaps-blindly
// Mistake: swaps without comparing checkpoints
// Shows: These events are not delivered again
// Instead of:
let old = try DurableProgress<Model>(in: connection)
guard progress.checkpoint >= old?.checkpoint ?? .start else { return false }
// Write:

// Answer: swaps-early
// Mistake: swaps as soon as it has reached the old table's checkpoint
// Shows: swap at the end of the log
// Instead of:
while true {
  let page = try await store.readAll(after: progress.checkpoint, limit: pageSize)
  if page.isEmpty, try swap(in: fresh, at: progress) { return }
// Write:
while try !swap(in: fresh, at: progress) {
  let page = try await store.readAll(after: progress.checkpoint, limit: pageSize)

// Answer: tries-without-reading
// Mistake: retries the swap without reading on
// Shows: These events are not delivered again
// Instead of:
  if page.isEmpty, try swap(in: fresh, at: progress) { return }
// Write:
  if page.isEmpty {
    while try !swap(in: fresh, at: progress) {}
    return
  }

// Answer: wants-to-be-ahead
// Mistake: swaps only a table that is ahead of the old one
// Shows: Equal checkpoints swap
// Instead of:
guard progress.checkpoint >= old?.checkpoint ?? .start else { return false }
// Write:
guard progress.checkpoint > old?.checkpoint ?? .start else { return false }

// Answer: whole-log
// Mistake: reads the log in one page
// Shows: A log of ten million events doesn't fit into memory
// Hole: 1
let fresh = try makeFreshTable()
var progress = DurableProgress<Model>()
repeat {
  let page = try await store.readAll(after: progress.checkpoint, limit: .max)
  progress = try add(page, to: fresh, after: progress)
} while try !swap(in: fresh, at: progress)

// Answer: compares-outside
// Mistake: compares the checkpoints before the transaction of the swap
// Shows: A checkpoint that is compared before the transaction may be old
// Instead of:
  if page.isEmpty, try swap(in: fresh, at: progress) { return }
// Write:
  if page.isEmpty, try self.progress().checkpoint <= progress.checkpoint {
    _ = try swap(in: fresh, at: progress)
    return
  }
// Instead of:
let old = try DurableProgress<Model>(in: connection)
guard progress.checkpoint >= old?.checkpoint ?? .start else { return false }
// Write:
