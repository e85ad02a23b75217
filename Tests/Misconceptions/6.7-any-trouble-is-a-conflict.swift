// Exercise: 6.7
// Mistake: takes every error of the store for a key that is taken
// Shows: Only a VersionConflict means that somebody was
// Hole: 1
do {
  try await append(.received(key, wish: wish.description), at: .noStream, context)
  return nil
} catch {
  let history = try await history(of: key)
  guard case .received(_, wish.description) = history.first else {
    throw Problem(.idempotencyKeyReused, "the key \(key) was used for another request")
  }
  guard case .answered(_, let answer) = history.last else { return nil }
  return answer
}
// Hole: 2
guard response.status.code < 500 else { return response }
do {
  try await append(.answered(key, KeptAnswer(response)), at: .exactly(1), context)
  return response
} catch is VersionConflict {
  guard case .answered(_, let first) = try await history(of: key).last else { return response }
  return first.response
}
