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
        "no outcome: \(rows.first?.text(0) ?? "no row")"
      }
    }
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
