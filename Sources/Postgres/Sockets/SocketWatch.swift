import Dispatch

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// What tells a connection that its socket is ready.
///
/// It has a number of its own for the socket. After a failure, libpq closes the socket by itself, and
/// then another connection may get the number.
struct SocketWatch {
  private let poller: SocketPoller
  private let socket: SocketCopy
  private let number: UInt
  /// Whether to be told also when more can be written.
  private var waitsForRoom = false

  /// Calls `ready` on `queue` once after each ``wait(for:)``.
  ///
  /// - Throws: ``SystemFailure``, when the system has no descriptor left.
  init(
    _ socket: CInt, with poller: SocketPoller, on queue: DispatchQueue,
    ready: @escaping @Sendable () -> Void
  ) throws(SystemFailure) {
    self.poller = poller
    self.socket = try SocketCopy(of: socket)
    number = poller.add(SocketPoller.Waiter(queue: queue, ready: ready))
  }

  func wait(for readiness: SocketPoller.Readiness) {
    poller.wait(number, on: socket.descriptor, for: readiness)
  }

  /// Waits for input, and for room where it was asked for.
  func waitAgain() { wait(for: waitsForRoom ? [.input, .room] : .input) }

  /// Whether to wait for room, too, from now on.
  mutating func waitForRoom(_ waits: Bool) {
    guard waits != waitsForRoom else { return }
    waitsForRoom = waits
    waitAgain()
  }

  /// Ends all waiting. A call of `ready` may still be on its way.
  func end() { poller.remove(number, from: socket.descriptor) }
}

/// Another number of a socket, which is closed with the last reference to it.
private final class SocketCopy: Sendable {
  let descriptor: CInt

  /// What is no socket has no copy, and waiting for that ends at once.
  init(of socket: CInt) throws(SystemFailure) {
    descriptor = fcntl(socket, F_DUPFD_CLOEXEC, 0)
    guard descriptor >= 0 || errno == EBADF else { throw SystemFailure(number: errno) }
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }
}
