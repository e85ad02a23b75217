import Synchronization

/// The tasks that want to have the notifications of a session.
final class Listeners: Sendable {
  private struct State {
    var streams: [Int: AsyncStream<PostgresNotification>.Continuation] = [:]
    var lastNumber = 0
    var isFinished = false
  }

  private let state = Mutex(State())

  /// The notifications from now on; it is empty when the session has ended.
  func add() -> AsyncStream<PostgresNotification> {
    let (stream, continuation) = AsyncStream.makeStream(of: PostgresNotification.self)
    let number: Int? = state.withLock { state in
      guard !state.isFinished else { return nil }
      state.lastNumber += 1
      state.streams[state.lastNumber] = continuation
      return state.lastNumber
    }
    guard let number else {
      continuation.finish()
      return stream
    }
    continuation.onTermination = { [weak self] _ in
      _ = self?.state.withLock { $0.streams.removeValue(forKey: number) }
    }
    return stream
  }

  func yield(_ notification: PostgresNotification) {
    for stream in state.withLock({ $0.streams }).values { stream.yield(notification) }
  }

  func finish() {
    let streams = state.withLock { state in
      state.isFinished = true
      defer { state.streams = [:] }
      return state.streams
    }
    // Outside of the lock: each one takes itself off the list.
    for stream in streams.values { stream.finish() }
  }
}
