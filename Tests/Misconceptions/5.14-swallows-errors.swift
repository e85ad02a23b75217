// Exercise: 5.14
// Mistake: takes a log that cannot be read for its end
// Shows: A log that cannot be read is not at its end
let fresh = try makeFreshTable()
var progress = DurableProgress<Model>()
while true {
  let page =
    (try? await store.readAll(after: progress.checkpoint, limit: pageSize)) ?? []
  if page.isEmpty, try swap(in: fresh, at: progress) { return }
  progress = try add(page, to: fresh, after: progress)
}
