// Exercise: 5.14
// Mistake: goes on by the size of the page instead of the last position
// Shows: ask for each page after the last one
let fresh = try makeFreshTable()
var progress = DurableProgress<Model>()
var position = 0
while true {
  let page = try await store.readAll(
    after: GlobalPosition(rawValue: position), limit: pageSize)
  if page.isEmpty, try swap(in: fresh, at: progress) { return }
  progress = try add(page, to: fresh, after: progress)
  position += pageSize
}
