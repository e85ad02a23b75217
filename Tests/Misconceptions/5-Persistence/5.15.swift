// Wrong answers to exercise 5.15.

// Answer: begins-with-reading
// Mistake: begins a deferred transaction
// Shows: Nothing has happened before the commit
// Instead of:
  return try connection.write {
    appends.map { append in Outcome { try append(connection) } }
// Write:
  return try connection.read {
    appends.map { append in
      Outcome { try connection.savepoint { try append(connection) } }
    }

// Answer: ends-at-the-first-refusal
// Mistake: rejects all appends after the first rejected one
// Shows: Each has the outcome that it would have alone
// Instead of:
    appends.map { append in Outcome { try append(connection) } }
// Write:
    var refusal: (any Error)?
    return appends.map { append in
      if let refusal { return .failure(refusal) }
      let outcome = Outcome { try connection.savepoint { try append(connection) } }
      if case .failure(let error) = outcome { refusal = error }
      return outcome
    }

// Answer: no-transaction
// Mistake: makes savepoints without a transaction
// Shows: a savepoint needs an open transaction
// Hole: 1
appends.map { append in
  Outcome { try connection.savepoint { try append(connection) } }
}

// Answer: one-answer-for-all
// Mistake: returns the last result to all
// Shows: The outcomes are in the order of the appends
// Instead of:
    appends.map { append in Outcome { try append(connection) } }
// Write:
    let outcomes = appends.map { append in
      Outcome { try connection.savepoint { try append(connection) } }
    }
    return outcomes.map { _ in outcomes[outcomes.count - 1] }

// Answer: one-by-one
// Mistake: runs each append in a separate transaction
// Shows: a few commits for all of them
// Hole: 1
appends.map { append in
  Outcome { try connection.write { try append(connection) } }
}

// Answer: one-fails-all
// Mistake: lets one failed append undo the whole group
// Shows: Each has the outcome that it would have alone
// Instead of:
    appends.map { append in Outcome { try append(connection) } }
// Write:
    try appends.map { append in
      .success(try connection.savepoint { try append(connection) })
    }

// Answer: one-savepoint-for-all
// Mistake: makes one savepoint for the whole group
// Shows: Each has the outcome that it would have alone
// Instead of:
    appends.map { append in Outcome { try append(connection) } }
// Write:
    try connection.savepoint {
      try appends.map { .success(try $0(connection)) }
    }

// Answer: swallows-the-commit
// Mistake: ignores a failed commit
// Shows: Nothing has happened before the commit
// Hole: 1
var outcomes: [Outcome] = appends.map { _ in .failure(CancellationError()) }
try? connection.write {
  outcomes = appends.map { append in
    Outcome { try connection.savepoint { try append(connection) } }
  }
}
return outcomes

// Answer: tells-nobody
// Mistake: returns no results when the group fails
// Shows: without an answer a task waits for ever
// Hole: 1
let outcomes = try? connection.write {
  appends.map { append in
    Outcome { try connection.savepoint { try append(connection) } }
  }
}
return outcomes ?? []

// Answer: tries-again-one-by-one
// Mistake: retries each append separately when the group fails
// Shows: Tried one by one
// Instead of:
    appends.map { append in Outcome { try append(connection) } }
// Write:
    appends.map { append in
      Outcome { try connection.savepoint { try append(connection) } }
    }
// Instead of:
  return appends.map { _ in .failure(error) }
// Write:
  return appends.map { append in
    Outcome { try connection.write { try append(connection) } }
  }

// Answer: turned-round
// Mistake: returns the results in another order
// Shows: The outcomes are in the order of the appends
// Instead of:
    appends.map { append in Outcome { try append(connection) } }
// Write:
    appends.reversed().map { append in
      Outcome { try connection.savepoint { try append(connection) } }
    }

// Answer: keeps-single-failures
// Mistake: keeps the rejections of single appends when the commit fails
// Shows: A conflict was with rows that may not be there
// Hole: 1
var outcomes: [Outcome] = []
do {
  return try connection.write {
    outcomes = appends.map { append in Outcome { try append(connection) } }
    return outcomes
  }
} catch {
  return appends.indices.map { index in
    if outcomes.indices.contains(index), case .failure = outcomes[index] { return outcomes[index] }
    return .failure(error)
  }
}
