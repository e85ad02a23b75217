import Foundation
import Synchronization

/// A proxy in front of a server, which cuts a connection after a number of bytes.
///
/// It serves one connection at a time, on a thread of its own, until ``stop()``.
final class CuttingProxy: Sendable {
  enum Side: Sendable { case client, server }

  private struct State {
    /// How many bytes each side has sent.
    var counts: [Side: Int] = [:]
    var cut: (side: Side, left: Int)?
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

  /// Refuses all connections from now on.
  func stop() { listener.shutDown() }

  /// How many bytes `side` has sent so far.
  func count(from side: Side) -> Int { state.withLock { $0.counts[side, default: 0] } }

  /// Cuts the connection when `count` more bytes from `side` have been forwarded.
  func cut(after count: Int, from side: Side) { state.withLock { $0.cut = (side, count) } }

  private func forward(_ client: TCPSocket, _ server: TCPSocket) {
    while true {
      let ready = TCPSocket.waitForInput(client, server)
      for (side, from, to) in [(Side.client, client, server), (.server, server, client)] {
        guard ready.contains(side) else { continue }
        guard let bytes = from.receive(), let rest = allowed(bytes, from: side) else { return }
        guard to.send(rest), rest.count == bytes.count else { return }
      }
    }
  }

  /// The part of `bytes` that may pass; `nil` when none of them may, and the connection is cut.
  private func allowed(_ bytes: [UInt8], from side: Side) -> [UInt8]? {
    state.withLock { state in
      state.counts[side, default: 0] += bytes.count
      guard let cut = state.cut, cut.side == side else { return bytes }
      guard cut.left >= bytes.count else {
        state.cut = nil
        return cut.left == 0 ? nil : Array(bytes.prefix(cut.left))
      }
      state.cut = (side, cut.left - bytes.count)
      return bytes
    }
  }
}
