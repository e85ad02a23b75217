// Exercise: 5.15
// Mistake: answers all with the last result
// Shows: The outcomes stand in the order of the appends
do {
  return try connection.write {
    let outcomes = appends.map { append in
      Outcome { try connection.savepoint { try append(connection) } }
    }
    return outcomes.map { _ in outcomes[outcomes.count - 1] }
  }
} catch {
  return appends.map { _ in .failure(error) }
}
