#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A socket in an event loop, and what it waits for.
///
/// It belongs to the loop's thread: only tasks that run there touch it. That is why it may be
/// handed to the task that serves it.
final class Channel: @unchecked Sendable {
  /// Why waiting has come to its end.
  enum Reason {
    /// Something can be read or written, or the other side is gone.
    case ready
    case timeIsOver
    /// The server is shutting down.
    case shutdown
  }

  let socket: SystemSocket
  let loop: EventLoop
  /// Where it stands in its loop's list; the loop's affair.
  var place = 0
  /// What `poll` is asked for now; 0 for nothing.
  var interest: Int16 { continuation == nil ? watch.interest : awaited.interest }
  /// Until when.
  var deadline: Instant { continuation == nil ? watch.deadline : awaited.deadline }

  /// What a task waits for, and what is watched while no task waits.
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

  /// Returns when there is something to read, or the time is over.
  func readable(until deadline: Instant) async -> Reason {
    await wait(for: Int16(POLLIN), until: deadline)
  }

  /// Returns when something can be sent, or the time is over.
  func writable(until deadline: Instant) async -> Reason {
    await wait(for: Int16(POLLOUT), until: deadline)
  }

  private func wait(for interest: Int16, until deadline: Instant) async -> Reason {
    loop.assertOnThread()
    assert(isOpen && continuation == nil, "one task waits at a time")
    awaited = (interest, deadline)
    return await withUnsafeContinuation { continuation = $0 }
  }

  /// Calls `watcher` whenever there is something to read, or when the time is over, until
  /// ``stopWatching()``; not while a task waits here.
  func watch(until deadline: Instant, _ watcher: @escaping (Reason) -> Void) {
    self.watcher = watcher
    watchAgain(until: deadline)
  }

  /// Goes on watching, for the time only.
  func watch(onlyUntil deadline: Instant) { watch = (0, deadline) }

  /// Goes on watching, for what is to be read as well.
  func watchAgain(until deadline: Instant) { watch = (Int16(POLLIN), deadline) }

  func stopWatching() {
    watch = (0, .never)
    watcher = nil
  }

  /// Ends a waiting; called by the loop.
  func wake(because reason: Reason) {
    if let continuation {
      self.continuation = nil
      continuation.resume(returning: reason)
    } else {
      watcher?(reason)
    }
  }

  /// Closes the socket; `throwingAway` what the other side has not taken yet, or else the system
  /// keeps that for a while.
  func close(throwingAway: Bool = false) {
    guard isOpen else { return }
    isOpen = false
    stopWatching()
    loop.remove(self)
    if throwingAway { socket.throwAwayUnsent() }
    socket.close()
  }
}
