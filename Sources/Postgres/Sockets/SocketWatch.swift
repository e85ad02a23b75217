import Dispatch

/// What tells a connection that its socket is ready.
struct SocketWatch {
  private let poller: SocketPoller
  private let socket: CInt
  private let number: UInt
  /// Whether to be told also when more can be written.
  private var waitsForRoom = false

  /// Calls `ready` on `queue` once after each ``wait(for:)``.
  init(
    _ socket: CInt, with poller: SocketPoller, on queue: DispatchQueue,
    ready: @escaping @Sendable () -> Void
  ) {
    self.poller = poller
    self.socket = socket
    number = poller.add(SocketPoller.Waiter(queue: queue, ready: ready))
  }

  func wait(for readiness: SocketPoller.Readiness) {
    poller.wait(number, on: socket, for: readiness)
  }

  /// Waits for input, and for room where it was asked for.
  func waitAgain() { wait(for: waitsForRoom ? [.input, .room] : .input) }

  /// Whether to wait for room, too, from now on.
  mutating func waitForRoom(_ waits: Bool) {
    guard waits != waitsForRoom else { return }
    waitsForRoom = waits
    waitAgain()
  }

  /// Ends all waiting, before the socket is closed. A call of `ready` may still be on its way.
  func end() { poller.remove(number, from: socket) }
}
