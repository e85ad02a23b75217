// Other right answers to exercise 4.6.

// Answer: prefix
// Alternative: compares the wanted prefix with the page
// Hole: 1
while true {
  let page = try await store.readAll(after: checkpoint, limit: pageSize)
  let wanted = page.prefix(while: isWanted)
  for event in wanted { try take(event) }
  if page.isEmpty || wanted.count < page.count { return }
}

// Answer: recursion
// Alternative: calls itself for the next page
// Hole: 1
let page = try await store.readAll(after: checkpoint, limit: pageSize)
for event in page {
  guard isWanted(event) else { return }
  try take(event)
}
if !page.isEmpty { try await catchUp(with: store, pageSize: pageSize, while: isWanted) }

// Answer: repeat
// Alternative: uses `repeat`, and checks at the end whether there was a page
// Hole: 1
var page: [RecordedEvent]
repeat {
  page = try await store.readAll(after: checkpoint, limit: pageSize)
  for event in page {
    if !isWanted(event) { return }
    try take(event)
  }
} while !page.isEmpty
