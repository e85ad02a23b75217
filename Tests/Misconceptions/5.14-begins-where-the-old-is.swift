// Exercise: 5.14
// Mistake: begins after the old checkpoint
// Shows: Begin with an empty table
let fresh = try makeFreshTable()
var progress = try self.progress()
while true {
  let page = try await store.readAll(after: progress.checkpoint, limit: pageSize)
  if page.isEmpty, try swap(in: fresh, at: progress) { return }
  progress = try add(page, to: fresh, after: progress)
}
