// Exercise: 4.6
// Mistake: reads from the start of the log
// Shows: It has to ask for 2 after 2
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
