import Synchronization

/// Limits the messages of a queue that are in flight.
///
/// It counts them only when there may be too many: after a count, as many more can be received as
/// there was room for. Messages that leave meanwhile only make more room.
final class InFlightLimit: Sendable {
  private let limit: Int
  /// For the key of each queue: how many messages can be received before the next count.
  private let room = Mutex<[Int: Int]>([:])

  init(_ limit: Int) { self.limit = limit }

  /// Returns how many of `wanted` messages can be received now; `count` counts those in flight.
  func room(for wanted: Int, in queue: Int, count: () throws -> Int) rethrows -> Int {
    if let known = room.withLock({ $0[queue] }), known >= wanted { return wanted }
    let counted = max(0, limit - (try count()))
    room.withLock { $0[queue] = counted }
    return min(wanted, counted)
  }

  /// Notes that messages were received.
  func take(_ received: Int, in queue: Int) {
    room.withLock { $0[queue, default: 0] -= received }
  }
}
