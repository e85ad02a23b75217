// Exercise: 5.15
// Mistake: gives the outcomes in another order
// Shows: The outcomes stand in the order of the appends
do {
  return try connection.write {
    appends.reversed().map { append in
      Outcome { try connection.savepoint { try append(connection) } }
    }
  }
} catch {
  return appends.map { _ in .failure(error) }
}
