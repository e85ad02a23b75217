// Exercise: 5.15
// Mistake: opens a transaction that is for reading
// Shows: nobody is answered before it
do {
  return try connection.read {
    appends.map { append in
      Outcome { try connection.savepoint { try append(connection) } }
    }
  }
} catch {
  return appends.map { _ in .failure(error) }
}
