// Exercise: 6.7
// Mistake: gives its own answer although another one was kept
// Shows: so it is the one from then on
// Hole: 2
guard response.status.code < 500 else { return response }
do {
  try await append(.answered(key, KeptAnswer(response)), at: .exactly(1), context)
  return response
} catch is VersionConflict {
  return response
}
