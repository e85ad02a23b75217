// Other right answers to exercise 5.16.

// Answer: conflict-means-open
// Alternative: tries to open the next day, and treats a conflict as "already open"
// Instead of:
if try await store.read(next, .forwards, from: nil, limit: 1).isEmpty {
  try await append(.opened(float: float), to: next, expecting: .noStream)
}
// Write:
do {
  try await append(.opened(float: float), to: next, expecting: .noStream)
} catch is VersionConflict {}
