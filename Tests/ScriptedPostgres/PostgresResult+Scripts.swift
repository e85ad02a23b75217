public import Postgres

/// Results for the scripts of ``ScriptedSession``.
extension Result where Success == PostgresRows, Failure == PostgresError {
  /// The statement has returned `rows`.
  public static func rows(_ rows: [PostgresValue]...) -> Self { .success(PostgresRows(rows)) }

  /// The statement has inserted, changed or deleted `count` rows, and has returned none.
  public static func changed(_ count: Int) -> Self {
    .success(PostgresRows([], changeCount: count))
  }

  /// The server has refused the statement with the SQLSTATE `code`.
  public static func refused(
    _ code: String, _ message: String = "refused by the script", constraint: String? = nil
  ) -> Self {
    .failure(PostgresError(code: code, message: message, constraint: constraint))
  }

  /// The unique constraint `name` has a row with that key already.
  public static func duplicate(in name: String) -> Self {
    .refused(
      "23505", "duplicate key value violates unique constraint \"\(name)\"", constraint: name)
  }
}

extension [PostgresStatement] {
  /// The results of a batch that a server runs statement by statement: after the first failure, it
  /// skips the rest.
  public func results(
    _ run: (PostgresStatement) async throws -> PostgresResult
  ) async rethrows -> [PostgresResult] {
    var results: [PostgresResult] = []
    var hasFailed = false
    for statement in self {
      let result = hasFailed ? .failure(.skipped) : try await run(statement)
      if case .failure = result { hasFailed = true }
      results.append(result)
    }
    return results
  }
}
