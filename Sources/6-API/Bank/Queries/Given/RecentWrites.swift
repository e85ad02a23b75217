import EventSourcing
import Synchronization

/// The writes that clients know of, and that the read models may not include yet.
///
/// A client that was told of a write expects to read it. So a query waits for the writes that
/// it can show: one for an account waits for that account's, however busy the others are.
final class RecentWrites: Sendable {
  private struct State {
    /// The position of the last write.
    var last = GlobalPosition.start
    /// The position of the last write to each stream.
    var byStream: [StreamID: GlobalPosition] = [:]
    /// No write up to here is in `byStream` any more.
    var forgotten = GlobalPosition.start
  }

  /// The number of streams that it remembers at most, even when the models don't go on.
  private let limit: Int
  private let state = Mutex(State())

  init(limit: Int = 10_000) {
    self.limit = limit
  }

  /// Notes a write to `streams` that ended at `position`. The models include everything up to
  /// `included`.
  func add(to streams: [StreamID], at position: GlobalPosition, included: GlobalPosition) {
    state.withLock { state in
      state.last = max(state.last, position)
      for stream in streams {
        state.byStream[stream] = max(state.byStream[stream] ?? .start, position)
      }
      guard state.byStream.count > limit else { return }
      state.byStream = state.byStream.filter { $0.value > included }
      guard state.byStream.count > limit / 2 else { return }
      state.byStream = [:]
      state.forgotten = state.last
    }
  }

  /// The position up to which a model has to come for a query about `stream`, or about all streams
  /// when it is `nil`.
  func position(of stream: StreamID?) -> GlobalPosition {
    state.withLock { state in
      guard let stream else { return state.last }
      return max(state.byStream[stream] ?? .start, state.forgotten)
    }
  }
}
