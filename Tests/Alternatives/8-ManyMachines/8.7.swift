// Other right answers to exercise 8.7.

// Answer: commit-fails-all
// Alternative: when COMMIT itself fails, its error is the outcome of all
// Instead of:
_ = try await session.send([Self.rollback])
// Write:
_ = try await session.send([Self.rollback])
if !results.dropLast().contains(where: \.isFailure), case .failure(let error)? = results.last {
  return appends.map { _ in .failure(error) }
}

// Answer: loop
// Alternative: adds the answers in a loop, and the sizes with a range
// Hole: 1
var statements = [Self.begin]
for append in appends { statements.append(append.statement) }
statements += [Self.notify, Self.commit]
let results = try await session.allResults(of: statements)
var outcomes: [Outcome] = []
if results.allSatisfy({ !$0.isFailure }) {
  for index in appends.indices { outcomes.append(Self.outcome(of: results[index + 1])) }
} else {
  _ = try await session.allResults(of: [Self.rollback])
  for append in appends {
    outcomes.append(try await Self.writeAlone(append, on: session))
  }
}
return outcomes
// Hole: 2
var room = bytes
return waiting.prefix(count).enumerated().prefix { index, append in
  room -= append.size
  return index == 0 || room >= 0
}.count
