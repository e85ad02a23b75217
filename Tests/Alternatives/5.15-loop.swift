// Exercise: 5.15
// Alternative: fills the array in a loop
var outcomes: [Outcome] = []
do {
  try connection.write {
    for append in appends {
      do {
        outcomes.append(.success(try connection.savepoint { try append(connection) }))
      } catch {
        outcomes.append(.failure(error))
      }
    }
  }
} catch {
  outcomes = Array(repeating: .failure(error), count: appends.count)
}
return outcomes
