// Exercise: 6.7
// Mistake: lets nobody go on with a key that has no answer
// Shows: is a request that can never be made
// Hole: 1
do {
  try await append(.received(key, wish: wish.description), at: .noStream, context)
  return nil
} catch is VersionConflict {
  let history = try await history(of: key)
  guard case .received(_, wish.description) = history.first else {
    throw Problem(.idempotencyKeyReused, "the key \(key) was used for another request")
  }
  guard case .answered(_, let answer) = history.last else {
    throw Problem(.busy, "the request \(key) is being carried out")
  }
  return answer
}
