// Exercise: 6.7
// Mistake: keeps the answer as if nothing stood there
// Shows: It has to be carried out once
// Hole: 2
guard response.status.code < 500 else { return response }
do {
  try await append(.answered(key, KeptAnswer(response)), at: .noStream, context)
  return response
} catch is VersionConflict {
  guard case .answered(_, let first) = try await history(of: key).last else { return response }
  return first.response
}
