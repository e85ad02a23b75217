/// Sees to it that no handler works for ever, nor for a client who is gone.
///
/// It belongs to the loop's thread, as the connection does.
final class HandlerWatch {
  private unowned let connection: ServerConnection
  private let deadline: Instant
  /// Whether the client was told that it took too long; then nothing else is sent.
  private(set) var hasAnswered = false
  /// Whether the client will send nothing more. It may still wait for the response: one who closes
  /// a connection looks just like one who has only said all that he had to say.
  private(set) var isClientGone = false
  private var responseHasBegun = false

  init(_ connection: ServerConnection, until deadline: Instant) {
    self.connection = connection
    self.deadline = deadline
    connection.channel.watch(until: deadline) { [self] in note($0) }
  }

  /// The handler is done; from now on only the end of the client counts.
  func responseBegins() {
    responseHasBegun = true
    connection.channel.watchAgain()
  }

  private func note(_ reason: Channel.Reason) {
    let channel = connection.channel
    switch reason {
    case .ready where channel.isAtEnd:
      isClientGone = true
      let grace = channel.loop.now + connection.server.limits.halfCloseTime
      channel.watch(onlyUntil: responseHasBegun ? grace : min(grace, deadline))
    case .ready:
      // The next request is there already; it has to wait.
      channel.watch(onlyUntil: responseHasBegun ? .never : deadline)
    case .timeIsOver where isClientGone:
      connection.task?.cancel()
      channel.watch(onlyUntil: responseHasBegun ? .never : deadline)
      if channel.loop.now >= deadline, !responseHasBegun { giveUp() }
    case .timeIsOver:
      giveUp()
    case .shutdown:
      break
    }
  }

  /// Tells the client, at once, that the handler takes too long.
  private func giveUp() {
    hasAnswered = true
    connection.task?.cancel()
    connection.channel.stopWatching()
    var bytes: [UInt8] = []
    let response = connection.server.refusal(.serviceUnavailable, "this takes too long")
    connection.server.append(response, requestID: "", to: &bytes)
    // What the system does not take at once is not worth waiting for.
    _ = bytes.withUnsafeBytes { connection.channel.socket.send($0) }
    connection.channel.socket.endSending()
  }
}
