// Exercise: 5.15
// Mistake: has no answer when the group fails
// Shows: without an answer a task waits for ever
let outcomes = try? connection.write {
  appends.map { append in
    Outcome { try connection.savepoint { try append(connection) } }
  }
}
return outcomes ?? []
