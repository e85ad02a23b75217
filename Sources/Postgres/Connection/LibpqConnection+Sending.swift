import CPostgres
import Synchronization

extension LibpqConnection {
  /// Sends statements after those that were handed over before, and returns their results.
  nonisolated func send(
    _ statements: [EncodedStatement]
  ) async throws(ConnectionLost) -> [PostgresResult] {
    let result = await withCheckedContinuation { answer in
      let isFirst = waiting.withLock { batches in
        batches.append(Batch(statements: statements, answer: answer))
        return batches.count == 1
      }
      // Statements that others hand over until then are sent together with it.
      if isFirst { perform { $0.sendWaiting() } }
    }
    return try result.get()
  }

  private func sendWaiting() {
    let batches = waiting.withLock { batches in
      defer { batches = [] }
      return batches
    }
    for batch in batches {
      if let lost {
        batch.answer.resume(returning: .failure(lost))
      } else {
        send(batch)
      }
    }
    flush()
  }

  private func send(_ batch: Batch) {
    guard let connection else { return }
    lastBatch += 1
    var sentBatch = SentBatch(batch)
    let isSent =
      batch.statements.allSatisfy { send($0, of: &sentBatch) } && pq.sync(connection) == 1
    sent.append(sentBatch)
    if !isSent { end(reason) }
  }

  /// Returns `false` when the connection is lost.
  private func send(_ statement: EncodedStatement, of batch: inout SentBatch) -> Bool {
    guard let connection else { return false }
    let sql = statement.sql
    let count = CInt(statement.parameters.count)
    let plan = prepared.plan(for: sql, batch: lastBatch)
    if case .prepare(let name) = plan {
      guard pq.send_prepare(connection, name, sql, 0, nil) == 1 else { return false }
      batch.expect(.prepare(sql: sql))
    }
    let isSent = statement.parameters.withPointers { values in
      switch plan {
      case .asText: pq.send(connection, sql, count, nil, values, nil, nil, 0)
      case .prepare(let name), .prepared(let name):
        pq.send_prepared(connection, name, count, values, nil, nil, 0)
      }
    }
    batch.expect(.run(sql: sql, isPrepared: plan != .asText))
    return isSent == 1
  }

  /// Writes what the socket takes, and asks to be told when it takes the rest.
  func flush() {
    guard lost == nil, let connection else { return }
    switch pq.flush(connection) {
    case 0: watch?.waitForRoom(false)
    case 1: watch?.waitForRoom(true)
    default:
      // The server may have said why.
      _ = pq.consume(connection)
      takeResults()
      end(reason)
    }
  }
}
