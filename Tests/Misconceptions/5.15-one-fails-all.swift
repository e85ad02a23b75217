// Exercise: 5.15
// Mistake: lets one refusal undo the whole group
// Shows: as they are without company
do {
  return try connection.write {
    try appends.map { append in
      .success(try connection.savepoint { try append(connection) })
    }
  }
} catch {
  return appends.map { _ in .failure(error) }
}
