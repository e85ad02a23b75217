import CPostgres
import Dispatch

extension LibpqConnection {
  typealias Opening = FirstAnswer<Result<Void, PostgresUnavailable>>

  /// Connects, and returns when statements can be sent.
  ///
  /// It waits no longer than `timeout`, also when libpq is still looking for the host's number: that
  /// is the one thing that blocks the queue's thread.
  nonisolated func open(
    _ options: [String: String], timeout: Duration
  ) async throws(PostgresUnavailable) {
    let opening = Opening()
    let host = host
    perform { $0.connect(options, opening) }
    let alarm = Task {
      try? await Task.sleep(for: timeout)
      opening.give(.failure(.noAnswer(host, within: timeout)))
    }
    let result = await withTaskCancellationHandler {
      await opening.value()
    } onCancel: {
      opening.give(.failure(.cancelled(host)))
    }
    alarm.cancel()
    if case .failure = result { perform { $0.end("it was never open") } }
    try result.get()
  }

  private func connect(_ options: [String: String], _ opening: Opening) {
    guard lost == nil else { return }
    var keywords = CStrings()
    var values = CStrings()
    for (keyword, value) in options {
      keywords.append(keyword)
      values.append(value)
    }
    connection = keywords.withPointers { keywords in
      values.withPointers { pq.connect(keywords, $0, 0) }
    }
    guard let connection else { return refuse(opening) }
    // The code of an error is in the verbose message alone.
    _ = pq.set_verbosity(connection, CPOSTGRES_VERBOSITY_VERBOSE.rawValue)
    notices.listen(to: connection)
    guard pq.status(connection) != CPOSTGRES_CONNECTION_BAD.rawValue else {
      return refuse(opening)
    }
    wait(forInput: false, opening)
  }

  private func refuse(_ opening: Opening) {
    let message = connection.map { String(cString: pq.error_message($0)) } ?? ""
    opening.give(.failure(PostgresUnavailable(host, message: message)))
  }

  /// Goes on when the socket is ready. It may be another one each time.
  private func wait(forInput: Bool, _ opening: Opening) {
    watchSocket(opening) { $0.goOn(opening) }
    watch?.wait(for: forInput ? .input : .room)
  }

  private func watchSocket(
    _ opening: Opening, ready: @escaping @Sendable (isolated LibpqConnection) -> Void
  ) {
    guard let connection else { return }
    do throws(SystemFailure) {
      watch = try SocketWatch(
        pq.socket(connection), with: try SocketPoller.shared(), on: executor.queue
      ) { self.assumeIsolated(ready) }
    } catch {
      opening.give(.failure(PostgresUnavailable(host, message: "\(error)")))
    }
  }

  private func goOn(_ opening: Opening) {
    guard lost == nil, let connection else { return }
    // libpq may close the socket, and go on with another one.
    watch?.end()
    watch = nil
    switch cpostgres_number(pq.connect_poll(connection)) {
    case CPOSTGRES_POLLING_READING: wait(forInput: true, opening)
    case CPOSTGRES_POLLING_WRITING: wait(forInput: false, opening)
    case CPOSTGRES_POLLING_OK: start(opening)
    default: refuse(opening)
    }
  }

  private func start(_ opening: Opening) {
    guard let connection, pq.set_nonblocking(connection, 1) == 0,
      pq.enter_pipeline(connection) == 1
    else {
      return refuse(opening)
    }
    watchSocket(opening) { connection in
      connection.flush()
      connection.receive()
    }
    opening.give(.success(()))
    // Data that came with the last answer are in libpq already, so the socket reports nothing.
    receive()
  }
}
