// Exercise: 5.15
// Mistake: gives the first refusal to all that come after it
// Shows: as they are without company
do {
  return try connection.write {
    var refusal: (any Error)?
    return appends.map { append in
      if let refusal { return .failure(refusal) }
      let outcome = Outcome { try connection.savepoint { try append(connection) } }
      if case .failure(let error) = outcome { refusal = error }
      return outcome
    }
  }
} catch {
  return appends.map { _ in .failure(error) }
}
