import Foundation
import Synchronization

/// A proxy in front of a server, which cuts a connection after a number of bytes, or holds it up.
///
/// It serves one connection at a time, on a thread of its own, until ``stop()``.
final class CuttingProxy: Sendable {
  enum Side: Sendable { case client, server }

  private struct State {
    /// How many bytes each side has sent.
    var counts: [Side: Int] = [:]
    var cut: (side: Side, left: Int)?
    /// Nothing more is forwarded in these connections, and they stay open.
    var heldUp: [TCPSocket] = []
    var holdsUp = false
  }

  let port: Int
  private let listener: TCPSocket
  private let state = Mutex(State())

  /// Starts a proxy in front of the server at `port`; where there is none, nothing is ever answered.
  init(for port: Int?) throws {
    listener = try TCPSocket.listening()
    self.port = try listener.port
    guard let port else { return }
    Thread { [self] in
      while let client = listener.accept() {
        if let server = TCPSocket.connected(to: port) { forward(client, server) }
      }
    }.start()
  }

  /// Cuts the connections that are held up.
  func cutHeldUp() { state.withLock { $0.heldUp = [] } }

  /// Refuses all connections from now on, and cuts those that are held up.
  func stop() {
    listener.shutDown()
    cutHeldUp()
  }

  /// How many bytes `side` has sent so far.
  func count(from side: Side) -> Int { state.withLock { $0.counts[side, default: 0] } }

  /// Cuts the connection when `count` more bytes from `side` have been forwarded.
  func cut(after count: Int, from side: Side) {
    state.withLock { state in
      state.cut = (side, count)
      state.holdsUp = false
    }
  }

  /// Holds the connection up when `count` more bytes from the client have been forwarded, as if the
  /// client were paused. The next connection is forwarded again.
  func holdUp(after count: Int) {
    state.withLock { state in
      state.cut = (.client, count)
      state.holdsUp = true
    }
  }

  private func forward(_ client: TCPSocket, _ server: TCPSocket) {
    while true {
      let ready = TCPSocket.waitForInput(client, server)
      for (side, from, to) in [(Side.client, client, server), (.server, server, client)] {
        guard ready.contains(side) else { continue }
        guard let bytes = from.receive() else { return }
        let rest = allowed(bytes, from: side)
        guard rest.isEmpty || to.send(rest) else { return }
        if rest.count < bytes.count {
          return state.withLock { if $0.holdsUp { $0.heldUp += [client, server] } }
        }
      }
    }
  }

  /// The part of `bytes` that may pass; all of them, unless the connection ends after them.
  private func allowed(_ bytes: [UInt8], from side: Side) -> [UInt8] {
    state.withLock { state in
      state.counts[side, default: 0] += bytes.count
      guard let cut = state.cut, cut.side == side else { return bytes }
      guard cut.left >= bytes.count else {
        state.cut = nil
        return Array(bytes.prefix(cut.left))
      }
      state.cut = (side, cut.left - bytes.count)
      return bytes
    }
  }
}
