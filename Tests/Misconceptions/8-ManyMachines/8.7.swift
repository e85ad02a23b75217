// Wrong answers to exercise 8.7.

// Answer: one-round-trip-each
// Mistake: writes each append in a round trip of its own
// Shows: With a round trip for each, the network limits the rate
// Hole: 1
var outcomes: [Outcome] = []
for append in appends {
  outcomes.append(try await Self.writeAlone(append, on: session))
}
return outcomes

// Answer: trusts-the-first-answers
// Mistake: returns the answers of the appends, whatever COMMIT says
// Shows: Until COMMIT has been answered, nothing has happened
// Instead of:
guard results.contains(where: \.isFailure) else {
// Write:
guard results.dropLast().contains(where: \.isFailure) else {

// Answer: commits-later
// Mistake: sends COMMIT in a second round trip, and does not look at its result
// Shows: Until COMMIT has been answered, nothing has happened
// Hole: 1
let statements = [Self.begin] + appends.map(\.statement) + [Self.notify]
let results = try await session.allResults(of: statements)
_ = try await session.allResults(of: [Self.commit])
guard results.contains(where: \.isFailure) else {
  return zip(appends, results.dropFirst()).map { Self.outcome(of: $1) }
}
var outcomes: [Outcome] = []
for append in appends {
  outcomes.append(try await Self.writeAlone(append, on: session))
}
return outcomes

// Answer: no-commit
// Mistake: leaves the transaction open
// Shows: The order is BEGIN, the appends, COMMIT
// Instead of:
let statements = [Self.begin] + appends.map(\.statement) + [Self.notify, Self.commit]
// Write:
let statements = [Self.begin] + appends.map(\.statement) + [Self.notify]

// Answer: counts-begin-as-an-answer
// Mistake: takes the result of BEGIN for that of the first append
// Shows: `send` takes many statements, and returns their results in order
// Instead of:
  return zip(appends, results.dropFirst()).map { Self.outcome(of: $1) }
// Write:
  return zip(appends, results).map { Self.outcome(of: $1) }

// Answer: one-error-fails-all
// Mistake: fails the whole group when one append raises an error
// Shows: Nothing of the group is stored then
// Hole: 1
let statements = [Self.begin] + appends.map(\.statement) + [Self.notify, Self.commit]
let results = try await session.allResults(of: statements)
for case .failure(let error) in results {
  _ = try await session.send([Self.rollback])
  return appends.map { _ in .failure(error) }
}
return zip(appends, results.dropFirst()).map { Self.outcome(of: $1) }

// Answer: keeps-what-came-before-the-error
// Mistake: takes the appends before the error as stored
// Shows: Nothing of the group is stored then
// Hole: 1
let statements = [Self.begin] + appends.map(\.statement) + [Self.notify, Self.commit]
let results = try await session.allResults(of: statements)
if results.contains(where: \.isFailure) { _ = try await session.send([Self.rollback]) }
return zip(appends, results.dropFirst()).map { Self.outcome(of: $1) }

// Answer: no-rollback
// Mistake: goes on in the transaction that the error has ended
// Shows: ROLLBACK, and then `writeAlone` for each append
// Instead of:
_ = try await session.send([Self.rollback])
// Write:

// Answer: notifies-for-each
// Mistake: notifies for each append
// Shows: Once is enough, and it is sent at the commit
// Hole: 1
let statements =
  [Self.begin] + appends.flatMap { [$0.statement, Self.notify] } + [Self.commit]
let results = try await session.allResults(of: statements)
guard results.contains(where: \.isFailure) else {
  return appends.indices.map { Self.outcome(of: results[1 + 2 * $0]) }
}
_ = try await session.send([Self.rollback])
var outcomes: [Outcome] = []
for append in appends {
  outcomes.append(try await Self.writeAlone(append, on: session))
}
return outcomes

// Answer: notifies-nobody
// Mistake: sends no notification
// Shows: Other machines read the log when it comes
// Instead of:
let statements = [Self.begin] + appends.map(\.statement) + [Self.notify, Self.commit]
// Write:
let statements = [Self.begin] + appends.map(\.statement) + [Self.commit]

// Answer: leaves-results-out
// Mistake: takes as many results as came
// Shows: sends, and throws when results are missing
// Instead of:
let results = try await session.allResults(of: statements)
// Write:
let results = try await session.send(statements)

// Answer: no-bound
// Mistake: takes everything that waits
// Shows: All callers of a group wait for its end
// Hole: 2
waiting.count

// Answer: counts-appends-only
// Mistake: limits the number of appends, and not their size
// Shows: Add up `size` before you take an append
// Hole: 2
min(count, waiting.count)

// Answer: counts-bytes-only
// Mistake: limits the size, and not the number of appends
// Shows: All callers of a group wait for its end
// Instead of:
for append in waiting.prefix(count) {
// Write:
for append in waiting {

// Answer: one-too-many
// Mistake: ends the group behind the append that exceeds the limit
// Shows: Add up `size` before you take an append
// Instead of:
  groupBytes += append.size
  if groupCount > 0, groupBytes > bytes { break }
  groupCount += 1
// Write:
  groupBytes += append.size
  groupCount += 1
  if groupBytes > bytes { break }

// Answer: none-when-it-is-too-large
// Mistake: takes nothing when the first append is too large
// Shows: an empty group would leave it waiting for ever
// Instead of:
  if groupCount > 0, groupBytes > bytes { break }
// Write:
  if groupBytes > bytes { break }
