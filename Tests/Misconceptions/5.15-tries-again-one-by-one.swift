// Exercise: 5.15
// Mistake: tries each append by itself when the group fails
// Shows: To try them one by one
do {
  return try connection.write {
    appends.map { append in
      Outcome { try connection.savepoint { try append(connection) } }
    }
  }
} catch {
  return appends.map { append in
    Outcome { try connection.write { try append(connection) } }
  }
}
