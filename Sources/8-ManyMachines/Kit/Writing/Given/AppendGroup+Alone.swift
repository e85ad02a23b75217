import EventSourcing
import Postgres

extension AppendGroup {
  /// Begins a transaction in which each statement sees what was committed before it.
  ///
  /// In a stricter isolation level, an append would not see what was committed while it waited for its
  /// turn.
  static let begin = PostgresStatement("BEGIN ISOLATION LEVEL READ COMMITTED")
  /// Tells all listening sessions, at the commit, that there may be new events.
  ///
  /// The message in the server's write-ahead log makes each group a transaction that writes, even when
  /// all of its events are stored already. Otherwise its commit would not wait for a synchronous standby,
  /// and a repeated append would count as stored while only one machine has it.
  static let notify = PostgresStatement(
    "SELECT pg_notify('events', ''), pg_logical_emit_message(true, 'events', '')")
  static let commit = PostgresStatement("COMMIT")
  static let rollback = PostgresStatement("ROLLBACK")

  /// Writes one append in a separate transaction, with a separate round trip.
  ///
  /// - Throws: `ConnectionLost`; the append may have been stored.
  static func writeAlone(
    _ append: PendingAppend, on session: any PostgresSession
  ) async throws(ConnectionLost) -> Outcome {
    let results = try await session.allResults(of: [begin, append.statement, notify, commit])
    // After an error, the rest is skipped, and the COMMIT too.
    for case .failure(let error) in results where error != .skipped {
      _ = try await session.send([rollback])
      return .failure(error)
    }
    return outcome(of: results[1])
  }

  /// The outcome of an append with this result, whose transaction is committed.
  static func outcome(of result: PostgresResult) -> Outcome {
    switch result {
    case .failure(let error):
      return .failure(error)
    case .success(let rows):
      guard let answer = rows.first.flatMap({ AppendAnswer($0) }) else {
        return .failure(UncertainAppend(reason: "the answer of append_events can't be read"))
      }
      return .success(answer)
    }
  }
}

extension PostgresSession {
  /// Sends all of `statements` in one round trip, and returns as many results.
  ///
  /// A server that stops, or is no longer the primary, counts as lost: nothing can be appended on
  /// this connection, but perhaps on another one.
  ///
  /// - Throws: `ConnectionLost`, also when results are missing.
  func allResults(
    of statements: [PostgresStatement]
  ) async throws(ConnectionLost) -> [PostgresResult] {
    let results = try await send(statements)
    guard results.count == statements.count else {
      throw ConnectionLost(reason: "\(results.count) of \(statements.count) results came")
    }
    for case .failure(let error) in results where StoreFailure(error).kind == .reconnect {
      throw ConnectionLost(reason: "\(error)")
    }
    return results
  }
}

extension PostgresResult {
  var isFailure: Bool {
    if case .failure = self { true } else { false }
  }
}
