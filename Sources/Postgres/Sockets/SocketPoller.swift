import CPostgres
import Dispatch
import Foundation
import Synchronization

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// One thread that waits for the sockets of all connections.
///
/// It does what Dispatch's sources do. On Linux, these can't be used: they change Dispatch's list of
/// descriptors on several threads at once, and then lose events or crash when many of them begin and
/// end at the same time.
final class SocketPoller: Sendable {
  /// What a socket is ready for.
  struct Readiness: OptionSet, Sendable {
    let rawValue: Int
    static let input = Self(rawValue: 1)
    static let room = Self(rawValue: 2)
  }

  /// Who waits for a socket. A socket's number may soon be that of another one, this number may not.
  struct Waiter: Sendable {
    let queue: DispatchQueue
    let ready: @Sendable () -> Void
  }

  private struct State {
    var waiters: [UInt: Waiter] = [:]
    var lastNumber: UInt = 0
  }

  private let events: ReadinessQueue
  private let state = Mutex(State())

  private static let poller = Mutex<SocketPoller?>(nil)

  /// The one for all connections of this process.
  ///
  /// - Throws: ``SystemFailure``, when the system has no descriptor left. The next call tries again.
  static func shared() throws(SystemFailure) -> SocketPoller {
    try poller.withLock { (shared) throws(SystemFailure) in
      if let shared { return shared }
      let new = try SocketPoller()
      shared = new
      return new
    }
  }

  private init() throws(SystemFailure) {
    events = try ReadinessQueue()
    let thread = Thread { self.run() }
    thread.name = "PostgreSQL's sockets"
    thread.start()
  }

  /// Makes a number for `waiter`, who waits for nothing yet.
  func add(_ waiter: Waiter) -> UInt {
    state.withLock { state in
      state.lastNumber += 1
      state.waiters[state.lastNumber] = waiter
      return state.lastNumber
    }
  }

  /// Tells the waiter `number` once when `socket` is ready for any of `readiness`.
  func wait(_ number: UInt, on socket: CInt, for readiness: Readiness) {
    // A socket that can't be waited for is tried at once: then its owner learns what is wrong.
    if !events.wait(on: socket, for: readiness, number: number) { tell(number) }
  }

  /// Forgets the waiter `number`. The socket may be closed then.
  func remove(_ number: UInt, from socket: CInt) {
    state.withLock { $0.waiters[number] = nil }
    events.forget(socket)
  }

  private func run() {
    while true {
      for number in events.next() { tell(number) }
    }
  }

  private func tell(_ number: UInt) {
    // Nobody, when it was removed in the meantime.
    guard let waiter = state.withLock({ $0.waiters[number] }) else { return }
    waiter.queue.async { waiter.ready() }
  }
}

/// A call of the system has failed.
struct SystemFailure: Error, CustomStringConvertible {
  let number: Int32
  var description: String { String(cString: strerror(number)) }
}
