// Exercise: 4.6
// Mistake: takes the wanted beginning of each page
// Shows: to stop there and to return
while true {
  let page = try await store.readAll(after: checkpoint, limit: pageSize)
  if page.isEmpty { break }
  for event in page.prefix(while: isWanted) { try take(event) }
}
