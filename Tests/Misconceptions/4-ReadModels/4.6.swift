// Wrong answers to exercise 4.6.

// Answer: a-short-page-is-the-last
// Mistake: stops at a page that isn't full
// Shows: A limit is a maximum
// Hole: 1
var count: Int
repeat {
  let page = try await store.readAll(after: checkpoint, limit: pageSize)
  for event in page {
    guard isWanted(event) else { return }
    try take(event)
  }
  count = page.count
} while count == pageSize

// Answer: all-or-nothing
// Mistake: works on a copy, which an error discards
// Shows: must not be lost
// Hole: 1
var copy = self
while true {
  let page = try await store.readAll(after: copy.checkpoint, limit: pageSize)
  guard !page.isEmpty else { break }
  guard page.allSatisfy(isWanted) else {
    for event in page.prefix(while: isWanted) { try copy.take(event) }
    break
  }
  for event in page { try copy.take(event) }
}
self = copy

// Answer: always-the-first-page
// Mistake: reads the first page again and again
// Shows: until a page is empty
// Instead of:
  let page = try await store.readAll(after: checkpoint, limit: pageSize)
// Write:
  let page = try await store.readAll(after: .start, limit: pageSize)

// Answer: collects-first
// Mistake: collects all pages before it applies the first event
// Shows: before you read the next one
// Hole: 1
var events: [RecordedEvent] = []
var position = checkpoint
while true {
  let page = try await store.readAll(after: position, limit: pageSize)
  guard let last = page.last else { break }
  events += page
  position = last.position
}
for event in events {
  guard isWanted(event) else { return }
  try take(event)
}

// Answer: counts-pages
// Mistake: counts pages instead of using the checkpoint
// Shows: A position is not a number of events
// Hole: 1
var position = checkpoint
while true {
  let page = try await store.readAll(after: position, limit: pageSize)
  guard !page.isEmpty else { return }
  for event in page {
    guard isWanted(event) else { return }
    try take(event)
  }
  position = GlobalPosition(rawValue: position.rawValue + pageSize)
}

// Answer: from-the-start
// Mistake: reads from the start of the log
// Shows: the past isn't read twice
// Hole: 1
var position = GlobalPosition.start
while true {
  let page = try await store.readAll(after: position, limit: pageSize)
  guard let last = page.last else { return }
  for event in page {
    guard isWanted(event) else { return }
    try take(event)
  }
  position = last.position
}

// Answer: leaves-the-page-only
// Mistake: ends the page at an unwanted event, but not the log
// Shows: Nothing after an unwanted event
// Instead of:
    guard isWanted(event) else { return }
// Write:
    guard isWanted(event) else { break }

// Answer: one-page
// Mistake: reads one page only
// Shows: until a page is empty
// Hole: 1
for event in try await store.readAll(after: checkpoint, limit: pageSize) {
  guard isWanted(event) else { return }
  try take(event)
}

// Answer: passes-over
// Mistake: skips an unwanted event and continues
// Shows: Nothing after an unwanted event
// Hole: 1
while true {
  let page = try await store.readAll(after: checkpoint, limit: pageSize)
  guard !page.isEmpty else { return }
  for event in page where isWanted(event) { try take(event) }
}

// Answer: prefix-of-each-page
// Mistake: applies the wanted beginning of each page
// Shows: Nothing after an unwanted event
// Hole: 1
while true {
  let page = try await store.readAll(after: checkpoint, limit: pageSize)
  if page.isEmpty { break }
  for event in page.prefix(while: isWanted) { try take(event) }
}

// Answer: swallows-errors
// Mistake: continues after an event that the model can't apply
// Shows: A skipped event is missing for ever
// Instead of:
    try take(event)
// Write:
    _ = try? take(event)

// Answer: takes-the-unwanted
// Mistake: applies an event before it checks whether it is wanted
// Shows: Event 3 of 5 was not wanted
// Instead of:
    guard isWanted(event) else { return }
    try take(event)
// Write:
    try take(event)
    guard isWanted(event) else { return }

// Answer: whole-log
// Mistake: reads the whole log at once
// Shows: doesn't fit into memory
// Hole: 1
for event in try await store.readAll(after: checkpoint, limit: .max) {
  guard isWanted(event) else { return }
  try take(event)
}
