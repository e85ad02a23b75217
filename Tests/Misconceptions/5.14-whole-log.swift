// Exercise: 5.14
// Mistake: reads the log in one page
// Shows: a log of ten million events does not fit into memory
let fresh = try makeFreshTable()
var progress = DurableProgress<Model>()
repeat {
  let page = try await store.readAll(after: progress.checkpoint, limit: .max)
  progress = try add(page, to: fresh, after: progress)
} while try !swap(in: fresh, at: progress)
