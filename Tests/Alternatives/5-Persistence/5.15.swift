// Other right answers to exercise 5.15.

// Answer: a-savepoint-for-each
// Alternative: adds another savepoint for each append
// Instead of:
    appends.map { append in Outcome { try append(connection) } }
// Write:
    appends.map { append in
      Outcome { try connection.savepoint { try append(connection) } }
    }

// Answer: loop
// Alternative: fills the array in a loop
// Hole: 1
var outcomes: [Outcome] = []
do {
  try connection.write {
    for append in appends {
      do {
        outcomes.append(.success(try connection.savepoint { try append(connection) }))
      } catch {
        outcomes.append(.failure(error))
      }
    }
  }
} catch {
  outcomes = Array(repeating: .failure(error), count: appends.count)
}
return outcomes
