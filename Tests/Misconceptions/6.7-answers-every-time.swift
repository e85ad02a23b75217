// Exercise: 6.7
// Mistake: writes the answer down, and nobody reads it
// Shows: It has to be carried out once
// Hole: 1
do {
  try await append(.received(key, wish: wish.description), at: .noStream, context)
  return nil
} catch is VersionConflict {
  let history = try await history(of: key)
  guard case .received(_, wish.description) = history.first else {
    throw Problem(.idempotencyKeyReused, "the key \(key) was used for another request")
  }
  return nil
}
