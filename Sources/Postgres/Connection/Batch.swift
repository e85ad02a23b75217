import CPostgres

/// The statements of one call of `send`, and the task that waits for their results.
struct Batch: Sendable {
  let statements: [EncodedStatement]
  let answer: CheckedContinuation<Result<[PostgresResult], ConnectionLost>, Never>
}

/// A batch that was sent, with the results that have come.
struct SentBatch {
  /// What the server has to answer, in order.
  enum Command {
    case prepare(sql: String)
    case run(sql: String, isPrepared: Bool)
  }

  let answer: CheckedContinuation<Result<[PostgresResult], ConnectionLost>, Never>
  private(set) var commands: ArraySlice<Command> = []
  private(set) var results: [PostgresResult] = []
  /// The answer to the first of the commands, which is complete when libpq says so.
  var latest: PostgresResult?
  private var preparationError: PostgresError?

  init(_ batch: Batch) { answer = batch.answer }

  mutating func expect(_ command: Command) { commands.append(command) }

  /// The first of the commands is answered.
  mutating func endCommand(updating prepared: inout PreparedStatements) {
    guard let result = latest, let command = commands.popFirst() else { return }
    latest = nil
    switch (command, result) {
    case (.prepare(let sql), .success): prepared.confirm(sql)
    case (.prepare(let sql), .failure(let error)):
      prepared.forget(sql)
      preparationError = error
    case (.run(let sql, let isPrepared), _):
      if isPrepared, case .failure(let error) = result, error.isAboutPreparation {
        prepared.avoid(sql)
      }
      // The server has skipped it, because it could not be prepared.
      results.append(preparationError.map { .failure($0) } ?? result)
      preparationError = nil
    }
  }
}

extension PostgresError {
  /// A prepared statement is gone, or the tables that it is about have changed.
  fileprivate var isAboutPreparation: Bool { code == "26000" || code == "0A000" }
}
