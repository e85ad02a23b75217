// Exercise: 4.6
// Mistake: counts pages instead of taking the checkpoint
// Shows: a position is not the
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
