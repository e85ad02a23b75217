import EventSourcing
import Synchronization

/// The end of the log, as far as it is known.
///
/// Only later events are read from the log, so asking often costs little. And asking for the
/// first time costs little as well: a long log is not read, but searched for its end.
final class LogEnd: Sendable {
  private let known = Mutex(GlobalPosition.start)

  /// Returns the position of the last event in `store`, which has at least reached `position`.
  ///
  /// Damaged events don't count: no reader gets there.
  ///
  /// - Throws: errors of the store.
  func position(
    in store: any EventStore, from position: GlobalPosition
  ) async throws -> GlobalPosition {
    let log = store.skipping { _ in true }
    func reaches(_ number: Int) async throws -> Bool {
      let before = GlobalPosition(rawValue: number - 1)
      return try await !log.readAll(after: before, limit: 1).isEmpty
    }
    let known = known.withLock { $0 }
    // After a failover, the log may be shorter than it was.
    var isShorter = false
    if known > position { isShorter = try await !reaches(known.rawValue) }
    let start = isShorter ? position : max(known, position)
    let last = try await lastNumber(from: start.rawValue, where: reaches)
    let end = GlobalPosition(rawValue: last)
    self.known.withLock { $0 = isShorter ? end : max($0, end) }
    return end
  }
}
