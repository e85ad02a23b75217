/// Limits the time of a handler, and cancels it when the client is gone.
///
/// It belongs to the loop's thread, as the connection does.
final class HandlerWatch {
  private unowned let connection: ServerConnection
  /// The deadline of the handler's response.
  private var deadline: Instant
  /// The deadline for a client that has closed its sending side.
  private var patience = Instant.never
  private let giveUp: () -> Void
  /// Whether the handler took too long, and the client was told; then nothing else is sent.
  private(set) var hasGivenUp = false
  /// Whether the client has closed its sending side. It may still wait for the response: a
  /// half-closed connection and a closed one look the same here.
  private(set) var isClientSilent = false
  /// Whether the handler was cancelled because the client is gone.
  private(set) var isAbandoned = false

  /// Calls `giveUp` when the handler has not responded at `deadline`.
  init(
    _ connection: ServerConnection, until deadline: Instant, giveUp: @escaping () -> Void
  ) {
    self.connection = connection
    self.deadline = deadline
    self.giveUp = giveUp
    connection.channel.watch(until: deadline) { [self] in note($0) }
  }

  /// Records that the handler has responded; from now on only the client is watched.
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
      // The next request may arrive already; it has to wait, but the end may come behind it.
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
