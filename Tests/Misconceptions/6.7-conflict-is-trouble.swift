// Exercise: 6.7
// Mistake: does not expect that somebody else has kept an answer
// Shows: so it is the one from then on
// Hole: 2
guard response.status.code < 500 else { return response }
try await append(.answered(key, KeptAnswer(response)), at: .exactly(1), context)
return response
