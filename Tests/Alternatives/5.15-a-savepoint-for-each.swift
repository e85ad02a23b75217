// Exercise: 5.15
// Alternative: gives each append a savepoint of its own, beside the one that it has
do {
  return try connection.write {
    appends.map { append in
      Outcome { try connection.savepoint { try append(connection) } }
    }
  }
} catch {
  return appends.map { _ in .failure(error) }
}
