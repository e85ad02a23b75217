// Exercise: 5.15
// Mistake: makes one savepoint for the whole group
// Shows: as they are without company
do {
  return try connection.write {
    try connection.savepoint {
      try appends.map { .success(try $0(connection)) }
    }
  }
} catch {
  return appends.map { _ in .failure(error) }
}
