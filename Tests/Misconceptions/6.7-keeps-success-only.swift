// Exercise: 6.7
// Mistake: keeps only what went well
// Shows: when it would not have been refused any
// Hole: 2
guard response.status.code < 400 else { return response }
do {
  try await append(.answered(key, KeptAnswer(response)), at: .exactly(1), context)
  return response
} catch is VersionConflict {
  guard case .answered(_, let first) = try await history(of: key).last else { return response }
  return first.response
}
