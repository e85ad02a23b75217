// Exercise: 6.7
// Mistake: keeps all but 500
// Shows: trouble would last for ever
// Hole: 2
guard response.status.code != 500 else { return response }
do {
  try await append(.answered(key, KeptAnswer(response)), at: .exactly(1), context)
  return response
} catch is VersionConflict {
  guard case .answered(_, let first) = try await history(of: key).last else { return response }
  return first.response
}
