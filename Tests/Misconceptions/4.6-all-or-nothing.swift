// Exercise: 4.6
// Mistake: works on a copy that an error throws away
// Shows: event 1 stays taken
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
