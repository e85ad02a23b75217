// Exercise: 5.14
// Mistake: tries again and again without reading on
// Shows: Nobody will deliver them again
let fresh = try makeFreshTable()
var progress = DurableProgress<Model>()
while true {
  let page = try await store.readAll(after: progress.checkpoint, limit: pageSize)
  if page.isEmpty {
    while try !swap(in: fresh, at: progress) {}
    return
  }
  progress = try add(page, to: fresh, after: progress)
}
