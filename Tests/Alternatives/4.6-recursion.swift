// Exercise: 4.6
// Alternative: calls itself for the next page
let page = try await store.readAll(after: checkpoint, limit: pageSize)
for event in page {
  guard isWanted(event) else { return }
  try take(event)
}
if !page.isEmpty { try await catchUp(with: store, pageSize: pageSize, while: isWanted) }
