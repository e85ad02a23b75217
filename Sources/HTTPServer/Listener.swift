/// Takes connections as they come.
///
/// It belongs to the thread of the loop on which it began, but for the two calls that say so.
final class Listener: @unchecked Sendable {
  private let socket: SystemSocket
  private let connections: ConnectionList
  private var channel: Channel?

  /// How long it takes no connection when there are no descriptors left.
  private static let pause = Duration.milliseconds(50)

  init(_ socket: SystemSocket, _ connections: ConnectionList) {
    self.socket = socket
    self.connections = connections
  }

  /// Begins to take connections; may be called from anywhere, once.
  func begin(on loop: EventLoop) async {
    await withTaskExecutorPreference(loop) {
      let channel = Channel(socket, on: loop)
      channel.watch(until: .never) { [weak self] in self?.take(because: $0) }
      self.channel = channel
    }
  }

  /// Takes no more; may be called from anywhere, after ``begin(on:)``.
  func end() async {
    guard let loop = channel?.loop else { return }
    await withTaskExecutorPreference(loop) {
      channel?.close()
      channel = nil
    }
  }

  private func take(because reason: Channel.Reason) {
    guard let channel else { return }
    channel.watchAgain()
    guard reason == .ready else { return }
    // Some at a time, so that those who are there already are served as well.
    for _ in 0..<64 {
      switch socket.accept() {
      case .done(let client): connections.add(client)
      case .notYet: return
      case .failed(let error):
        // Anything else is about one client, who has gone before he came.
        guard error.isShortage else { continue }
        return channel.watch(onlyUntil: channel.loop.now + Self.pause)
      }
    }
  }
}
