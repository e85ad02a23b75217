/// Accepts connections.
///
/// It belongs to the thread of the loop on which it began, except for the two calls that say so.
final class Listener: @unchecked Sendable {
  private let socket: SystemSocket
  private let connections: ConnectionList
  private let accept: (SystemSocket) -> SystemSocket.Outcome<SystemSocket>
  private let report: (String) -> Void
  private var channel: Channel?
  /// Whether the last call has failed for lack of a resource, and that was reported.
  private var isShort = false

  /// The pause in accepting when there are no descriptors left.
  private static let pause = Duration.milliseconds(50)

  /// `accept` takes a connection from a socket; tests replace it by one that fails.
  init(
    _ socket: SystemSocket, _ connections: ConnectionList,
    accept: @escaping (SystemSocket) -> SystemSocket.Outcome<SystemSocket> = { $0.accept() },
    report: @escaping (String) -> Void
  ) {
    self.socket = socket
    self.connections = connections
    self.accept = accept
    self.report = report
  }

  /// Starts accepting connections; may be called from anywhere, once.
  func begin(on loop: EventLoop) async {
    await withTaskExecutorPreference(loop) {
      let channel = Channel(socket, on: loop)
      channel.watch(until: .never) { [weak self] in self?.take(because: $0) }
      self.channel = channel
    }
  }

  /// Stops accepting; may be called from anywhere, after ``begin(on:)``.
  func end() async {
    guard let loop = channel?.loop else { return }
    await withTaskExecutorPreference(loop) {
      channel?.close()
      channel = nil
    }
  }

  private func take(because reason: Channel.Reason) {
    guard let channel else { return }
    channel.watchAgain(until: .never)
    guard reason == .ready else { return }
    // Only some at a time, so that existing connections are served as well.
    for _ in 0..<64 {
      switch accept(socket) {
      case .done(let client):
        isShort = false
        connections.add(client)
      case .notYet: return
      // This client is gone already, or was blocked; there are others.
      case .failed(.connectionAborted), .failed(.protocolError), .failed(.notPermitted): continue
      case .failed(let error):
        if !isShort { report("accepts no connections for a moment: \(error)") }
        isShort = true
        return channel.watch(onlyUntil: channel.loop.now + Self.pause)
      }
    }
  }
}
