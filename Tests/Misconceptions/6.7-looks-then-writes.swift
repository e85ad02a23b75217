// Exercise: 6.7
// Mistake: looks first, and then writes at any version
// Shows: Looking
// Hole: 1
let history = try await history(of: key)
guard let first = history.first else {
  try await append(.received(key, wish: wish.description), at: .any, context)
  return nil
}
guard case .received(_, wish.description) = first else {
  throw Problem(.idempotencyKeyReused, "the key \(key) was used for another request")
}
guard case .answered(_, let answer) = history.last else { return nil }
return answer
// Hole: 2
guard response.status.code < 500 else { return response }
do {
  try await append(.answered(key, KeptAnswer(response)), at: .streamExists, context)
  return response
} catch is VersionConflict {
  guard case .answered(_, let first) = try await history(of: key).last else { return response }
  return first.response
}
