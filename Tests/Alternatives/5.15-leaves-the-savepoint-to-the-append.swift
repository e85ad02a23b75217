// Exercise: 5.15
// Alternative: relies on the savepoint that each append has inside
let group = Result {
  try connection.write { appends.map { append in Outcome { try append(connection) } } }
}
switch group {
case .success(let outcomes): return outcomes
case .failure(let error): return appends.map { _ in .failure(error) }
}
