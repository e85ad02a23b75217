import ChapterSupport
import Postgres

/// When a session loses its server; batches are counted from 1.
public enum LossPoint: Hashable, Sendable {
  /// The server never gets the batch.
  case before(batch: Int)
  /// The server runs the batch, and only the answer is lost.
  case after(batch: Int)
}

extension ScriptedSession {
  /// Whether the connection is lost, or closed.
  public var isLost: Bool { state.value.lost != nil }

  /// Whether ``close()`` was called.
  public var isClosed: Bool { state.value.isClosed }

  /// Loses the connection now: what waits for an answer throws, and so does each later call.
  ///
  /// The batch that the server works on is run to its end; those behind it are never run.
  public func lose(_ reason: String = "the server has ended the connection") {
    lose(ConnectionLost(reason: reason))
  }

  /// Loses the connection at `point`.
  public func lose(_ point: LossPoint, reason: String = "the server has ended the connection") {
    state.change { $0.losses[point] = ConnectionLost(reason: reason) }
  }

  /// Returns when the session is closed, or the task is cancelled.
  public func untilClosed() async { try? await state.wait { $0.isClosed ? () : nil } }

  func lose(_ loss: ConnectionLost) {
    let (lost, unanswered, listeners) = state.change { state in
      let lost = state.lost ?? loss
      defer {
        state.lost = lost
        state.unanswered = [:]
        state.waiting = []
        state.held = []
        state.listeners = [:]
      }
      let inOrder = state.unanswered.sorted { $0.key < $1.key }.map(\.value)
      return (lost, inOrder, Array(state.listeners.values))
    }
    for continuation in unanswered { continuation.resume(returning: .failure(lost)) }
    for listener in listeners { listener.finish() }
  }
}
