#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A socket in an event loop, and the events it waits for.
///
/// It belongs to the loop's thread: only tasks that run there use it. So it is safe to pass it
/// to the task that serves it.
final class Channel: @unchecked Sendable {
  /// The reason why a wait has ended.
  enum Reason {
    /// Bytes can be read or written, or the peer is gone.
    case ready
    case timeIsOver
    /// The server is shutting down.
    case shutdown
  }

  let socket: SystemSocket
  let loop: EventLoop
  /// Its index in the loop's list; used by the loop only.
  var place = 0
  /// The events that `poll` waits for now; 0 for none.
  var interest: Int16 { continuation == nil ? watch.interest : awaited.interest }
  /// The deadline of the current wait.
  var deadline: Instant { continuation == nil ? watch.deadline : awaited.deadline }

  /// The events that a task waits for, and those watched while no task waits.
  private var awaited = (interest: Int16(0), deadline: Instant.never)
  private var watch = (interest: Int16(0), deadline: Instant.never)
  private var continuation: UnsafeContinuation<Reason, Never>?
  private var watcher: ((Reason) -> Void)?
  private var isOpen = true

  init(_ socket: SystemSocket, on loop: EventLoop) {
    self.socket = socket
    self.loop = loop
    loop.add(self)
  }

  /// Returns when there are bytes to read, or at the deadline.
  func readable(until deadline: Instant) async -> Reason {
    await wait(for: Int16(POLLIN), until: deadline)
  }

  /// Returns when bytes can be sent, or at the deadline.
  func writable(until deadline: Instant) async -> Reason {
    await wait(for: Int16(POLLOUT), until: deadline)
  }

  private func wait(for interest: Int16, until deadline: Instant) async -> Reason {
    loop.assertOnThread()
    assert(isOpen && continuation == nil, "one task waits at a time")
    awaited = (interest, deadline)
    return await withUnsafeContinuation { continuation = $0 }
  }

  /// Calls `watcher` whenever there are bytes to read, or at the deadline, until
  /// ``stopWatching()``; not while a task waits here.
  func watch(until deadline: Instant, _ watcher: @escaping (Reason) -> Void) {
    self.watcher = watcher
    watchAgain(until: deadline)
  }

  /// Continues to watch, for the deadline only.
  func watch(onlyUntil deadline: Instant) { watch = (0, deadline) }

  /// Continues to watch, for bytes to read as well.
  func watchAgain(until deadline: Instant) { watch = (Int16(POLLIN), deadline) }

  func stopWatching() {
    watch = (0, .never)
    watcher = nil
  }

  /// Ends a wait; called by the loop.
  func wake(because reason: Reason) {
    if let continuation {
      self.continuation = nil
      continuation.resume(returning: reason)
    } else {
      watcher?(reason)
    }
  }

  /// Closes the socket; `throwingAway` discards unsent bytes, which the system would keep for a
  /// while.
  func close(throwingAway: Bool = false) {
    guard isOpen else { return }
    isOpen = false
    stopWatching()
    loop.remove(self)
    if throwingAway { socket.throwAwayUnsent() }
    socket.close()
  }
}
