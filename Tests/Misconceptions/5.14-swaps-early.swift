// Exercise: 5.14
// Mistake: swaps as soon as it has seen what the old table has seen
// Shows: swap when the log is at its end
let fresh = try makeFreshTable()
var progress = DurableProgress<Model>()
while try !swap(in: fresh, at: progress) {
  let page = try await store.readAll(after: progress.checkpoint, limit: pageSize)
  progress = try add(page, to: fresh, after: progress)
}
