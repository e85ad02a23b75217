/// Sees to it that no handler works for ever, nor for a client who is gone.
///
/// It belongs to the loop's thread, as the connection does.
final class HandlerWatch {
  private unowned let connection: ServerConnection
  /// Until when the handler may take to answer.
  private var deadline: Instant
  /// Until when a client who has said all that he had to say may wait.
  private var patience = Instant.never
  private let giveUp: () -> Void
  /// Whether the handler took too long, and the client was told; then nothing else is sent.
  private(set) var hasGivenUp = false
  /// Whether the client will send nothing more. It may still wait for the response: one who closes
  /// a connection looks just like one who has only said all that he had to say.
  private(set) var isClientSilent = false
  /// Whether the handler was cancelled, because nobody waits for it.
  private(set) var isAbandoned = false

  /// Calls `giveUp` when the handler has not answered at `deadline`.
  init(
    _ connection: ServerConnection, until deadline: Instant, giveUp: @escaping () -> Void
  ) {
    self.connection = connection
    self.deadline = deadline
    self.giveUp = giveUp
    connection.channel.watch(until: deadline) { [self] in note($0) }
  }

  /// The handler has answered; from now on only the end of the client counts.
  func responseBegins() {
    deadline = .never
    goOn()
  }

  private func goOn() {
    let next = min(deadline, patience)
    if isClientSilent || isAbandoned || !connection.hasRoom {
      connection.channel.watch(onlyUntil: next)
    } else {
      connection.channel.watchAgain(until: next)
    }
  }

  private func note(_ reason: Channel.Reason) {
    let now = connection.channel.loop.now
    switch reason {
    case .ready:
      // The next request may come already; it has to wait, but behind it comes the end.
      switch connection.receive() {
      case .something, .nothingYet: break
      case .end:
        isClientSilent = true
        patience = now + connection.server.limits.halfCloseTime
      case .failure: abandon()
      }
      goOn()
    case .timeIsOver where now >= deadline:
      hasGivenUp = true
      connection.channel.stopWatching()
      connection.task?.cancel()
      giveUp()
    case .timeIsOver:
      if now >= patience { abandon() }
      goOn()
    case .shutdown:
      break
    }
  }

  private func abandon() {
    isAbandoned = true
    patience = .never
    connection.task?.cancel()
  }
}
