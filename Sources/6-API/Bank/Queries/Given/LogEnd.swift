import EventSourcing
import Synchronization

/// The end of the log, as far as it is known.
///
/// The log is asked only for what came after that, so asking often costs little.
final class LogEnd: Sendable {
  private let known = Mutex(GlobalPosition.start)

  /// Returns the position of the last event in `store`, which has at least reached `position`.
  ///
  /// - Throws: errors of the store.
  func position(
    in store: any EventStore, from position: GlobalPosition, pageSize: Int = 500
  ) async throws -> GlobalPosition {
    var end = max(known.withLock { $0 }, position)
    while let last = try await store.readAll(after: end, limit: pageSize).last {
      end = last.position
    }
    known.withLock { [end] in $0 = max($0, end) }
    return end
  }
}
