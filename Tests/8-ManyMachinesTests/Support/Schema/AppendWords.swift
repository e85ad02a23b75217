import EventSourcing
import ManyMachines
import Postgres
import StoreConformance

extension PostgresSession {
  /// Sends the append alone, and returns the outcome in words.
  func append(_ append: PendingAppend) async throws -> String {
    try await send([append.statement])[0].answer
  }
}

extension Result where Success == PostgresRows, Failure == PostgresError {
  /// What `append_events` has returned, in words: "stored: version 2, position 5".
  var answer: String {
    switch self {
    case .failure(let error): "error \(error.code): \(error.message)"
    case .success(let rows):
      if let row = rows.first, let answer = AppendAnswer(row) {
        answer.words
      } else {
        "nothing that can be read: \(rows.first.map(Self.columns) ?? "no row")"
      }
    }
  }
}

extension Result where Success == PostgresRows, Failure == PostgresError {
  private static func columns(of row: PostgresRow) -> String {
    let names = ["outcome", "version", "position", "taken"]
    return names.enumerated().map { index, name in
      "\(name) \(index >= row.count || row.isNull(index) ? "NULL" : row.text(index))"
    }.joined(separator: ", ")
  }
}

extension AppendAnswer {
  fileprivate var words: String {
    switch self {
    case .stored(let result): "stored: version \(result.version), position \(result.position)"
    case .versionConflict(let actual): "version conflict: actual \(actual)"
    case .eventIDTaken(let id): "event id taken: \(id.words)"
    case .keyTaken(let key): "key taken: \(key)"
    }
  }
}
