import CPostgres
import Dispatch
import Synchronization

/// A connection of libpq in pipeline mode. All calls for it are made on one serial queue, which
/// never blocks: a ``SocketPoller`` tells it when the socket is ready.
///
/// It stays alive until ``end(_:)``.
actor LibpqConnection {
  let library: PostgresLibrary
  let pq: cpostgres
  let notices: Notices
  nonisolated let host: PostgresHost
  nonisolated let listeners = Listeners()
  nonisolated let executor: QueueExecutor

  /// `nil` before the beginning and after the end.
  var connection: OpaquePointer?
  var watch: SocketWatch?
  /// Why nothing can be sent any more.
  private(set) var lost: ConnectionLost?
  private var closers: [CheckedContinuation<Void, Never>] = []

  /// The batches that tasks have handed over, and that the queue has not taken yet.
  nonisolated let waiting = Mutex<[Batch]>([])
  /// The batches that the server has not answered yet, in order.
  var sent: [SentBatch] = []
  var lastBatch = 0
  var prepared: PreparedStatements

  nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

  init(_ library: PostgresLibrary, host: PostgresHost, preparing: Bool) {
    self.library = library
    self.host = host
    pq = library.pq
    notices = Notices(library.pq)
    executor = QueueExecutor(label: "PostgreSQL at \(host)")
    prepared = PreparedStatements(isOn: preparing)
  }

  /// Does `work` on the queue, after all earlier work.
  nonisolated func perform(_ work: @escaping @Sendable (isolated LibpqConnection) -> Void) {
    executor.queue.async { self.assumeIsolated(work) }
  }
}

extension LibpqConnection {
  /// What libpq says about its last failure, or the server before it hung up.
  var reason: String {
    if let lastWords = notices.lastWords { return lastWords }
    guard let connection else { return "it was never open" }
    let message = String(cString: pq.error_message(connection))
    return message.split(separator: "\n").first.map(String.init) ?? "the server has ended it"
  }

  /// Ends the session: statements without an answer are lost. Only the first call counts.
  func end(_ reason: String) {
    guard lost == nil else { return }
    let lost = ConnectionLost(reason: reason)
    self.lost = lost
    let batches = sent
    sent = []
    watch?.end()
    watch = nil
    // Later, because a caller may be in the middle of its results.
    perform { $0.finish() }
    listeners.finish()
    for batch in batches { batch.answer.resume(returning: .failure(lost)) }
  }

  /// Frees libpq's connection after the end, and closes the socket.
  private func finish() {
    if let connection { pq.finish(connection) }
    connection = nil
    for closer in closers { closer.resume() }
    closers = []
  }

  /// Ends the session, and returns when the server knows it.
  func close() async {
    end("it was closed")
    guard connection != nil else { return }
    await withCheckedContinuation { closers.append($0) }
  }
}
