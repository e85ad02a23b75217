import CPostgres

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

extension LibpqConnection {
  /// Takes everything that has come.
  ///
  /// It reads until there is nothing more: one event may stand for an answer and for the end of the
  /// connection after it, and no other event would come.
  func receive() {
    for _ in 0..<Self.largestTurn {
      guard lost == nil, let connection else { return }
      read()
      guard lost == nil, hasInput(pq.socket(connection)) else {
        readDecrypted()
        watch?.waitAgain()
        return
      }
    }
    // Now it is the turn of statements that were to be sent meanwhile.
    perform { $0.receive() }
  }

  private func read() {
    guard lost == nil, let connection else { return }
    let isOpen = pq.consume(connection) == 1
    takeResults()
    takeNotifications()
    if isOpen { flush() } else { end(reason) }
  }

  /// Reads decrypted data that wait in OpenSSL, of which the socket reports nothing.
  ///
  /// A record has 16 KiB, and libpq takes at least 8 KiB of it with the first read.
  private func readDecrypted() {
    guard lost == nil, let connection, pq.is_encrypted(connection) == 1 else { return }
    read()
    read()
  }

  private static let largestTurn = 64

  private func hasInput(_ socket: CInt) -> Bool {
    var descriptor = pollfd(fd: socket, events: Int16(POLLIN), revents: 0)
    return poll(&descriptor, 1, 0) > 0
  }

  func takeResults() {
    var nullCount = 0
    while lost == nil, let connection, pq.is_busy(connection) == 0, nullCount < 2 {
      if let result = pq.next_result(connection) {
        nullCount = 0
        take(result)
      } else {
        // It ends the results of a command, or there are none.
        nullCount += 1
        if !sent.isEmpty { sent[0].endCommand(updating: &prepared) }
      }
    }
  }

  private func take(_ result: OpaquePointer) {
    var isKept = false
    defer { if !isKept { pq.clear(result) } }
    switch cpostgres_number(pq.result_status(result)) {
    case CPOSTGRES_RESULT_TUPLES_OK:
      isKept = true
      let memory = ResultMemory(result, from: library)
      answer(.success(PostgresRows(memory, changeCount: changeCount(of: result))))
    case CPOSTGRES_RESULT_COMMAND_OK, CPOSTGRES_RESULT_EMPTY_QUERY:
      answer(.success(PostgresRows([], changeCount: changeCount(of: result))))
    case CPOSTGRES_RESULT_PIPELINE_ABORTED: answer(.failure(.skipped))
    case CPOSTGRES_RESULT_PIPELINE_SYNC: endBatch()
    case CPOSTGRES_RESULT_FATAL_ERROR: take(error: result)
    default: end("a statement wants to copy data, which is not possible here")
    }
  }

  private func answer(_ result: PostgresResult) {
    if !sent.isEmpty { sent[0].latest = result }
  }

  private func take(error: OpaquePointer) {
    let message = pq.field(CPOSTGRES_FIELD_MESSAGE, of: error)
    guard let code = pq.field(CPOSTGRES_FIELD_SQLSTATE, of: error) else { return end(reason) }
    if pq.field(CPOSTGRES_FIELD_SEVERITY, of: error) != "ERROR" { notices.lastWords = message }
    answer(
      .failure(
        PostgresError(
          code: code, message: message ?? "",
          detail: pq.field(CPOSTGRES_FIELD_DETAIL, of: error),
          constraint: pq.field(CPOSTGRES_FIELD_CONSTRAINT, of: error),
          place: code.hasPrefix("42") ? pq.place(of: error) : nil)))
  }

  /// libpq's command status is `INSERT 0 3`, `UPDATE 3` or `SELECT 3`.
  private func changeCount(of result: OpaquePointer) -> Int {
    let words = String(cString: pq.command(result)).split(separator: " ")
    guard let verb = words.first, let count = words.last.flatMap({ Int($0) }) else { return 0 }
    return ["INSERT", "UPDATE", "DELETE", "MERGE"].contains(verb) ? count : 0
  }

  private func endBatch() {
    guard !notices.hasGivenUpStandby else {
      return end(
        "the server no longer waits for its standby, which may not have what was committed")
    }
    guard !sent.isEmpty else { return }
    let batch = sent.removeFirst()
    batch.answer.resume(returning: .success(batch.results))
  }

  private func takeNotifications() {
    while lost == nil, let connection, let notification = pq.next_notification(connection) {
      listeners.yield(
        PostgresNotification(
          channel: String(cString: notification.pointee.channel),
          payload: String(cString: notification.pointee.payload)))
      pq.free_memory(notification)
    }
  }
}
