// Exercise: 4.6
// Alternative: compares the wanted part with the page
while true {
  let page = try await store.readAll(after: checkpoint, limit: pageSize)
  let wanted = page.prefix(while: isWanted)
  for event in wanted { try take(event) }
  if page.isEmpty || wanted.count < page.count { return }
}
