// Exercise: 5.14
// Mistake: reads the first page again and again
// Shows: ask for each page after the last one
let fresh = try makeFreshTable()
var progress = DurableProgress<Model>()
while true {
  let page = try await store.readAll(after: .start, limit: pageSize)
  if page.isEmpty, try swap(in: fresh, at: progress) { return }
  progress = try add(page, to: fresh, after: progress)
}
