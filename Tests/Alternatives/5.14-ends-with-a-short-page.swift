// Exercise: 5.14
// Alternative: takes a page that is not full for the end
let fresh = try makeFreshTable()
var progress = DurableProgress<Model>()
var isSwapped = false
repeat {
  let page = try await store.readAll(after: progress.checkpoint, limit: pageSize)
  progress = try add(page, to: fresh, after: progress)
  if page.count < pageSize { isSwapped = try swap(in: fresh, at: progress) }
} while !isSwapped
