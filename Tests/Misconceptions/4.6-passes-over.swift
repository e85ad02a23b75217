// Exercise: 4.6
// Mistake: passes over what is not wanted and goes on
// Shows: is not wanted either
while true {
  let page = try await store.readAll(after: checkpoint, limit: pageSize)
  guard !page.isEmpty else { return }
  for event in page where isWanted(event) { try take(event) }
}
