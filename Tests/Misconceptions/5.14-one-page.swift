// Exercise: 5.14
// Mistake: reads one page
// Shows: ask for each page after the last one
let fresh = try makeFreshTable()
let page = try await store.readAll(after: .start, limit: pageSize)
let progress = try add(page, to: fresh, after: DurableProgress())
_ = try swap(in: fresh, at: progress)
