// Exercise: 6.7
// Mistake: compares the wish only when there is an answer
// Shows: maybe the money is in the account
// Hole: 1
do {
  try await append(.received(key, wish: wish.description), at: .noStream, context)
  return nil
} catch is VersionConflict {
  let history = try await history(of: key)
  guard case .answered(_, let answer) = history.last else { return nil }
  guard case .received(_, wish.description) = history.first else {
    throw Problem(.idempotencyKeyReused, "the key \(key) was used for another request")
  }
  return answer
}
