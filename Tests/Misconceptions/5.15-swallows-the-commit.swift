// Exercise: 5.15
// Mistake: does not care whether the commit went well
// Shows: nobody is answered before it
var outcomes: [Outcome] = appends.map { _ in .failure(CancellationError()) }
try? connection.write {
  outcomes = appends.map { append in
    Outcome { try connection.savepoint { try append(connection) } }
  }
}
return outcomes
