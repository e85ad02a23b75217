public import EventSourcing
import ReadModels
import Synchronization

extension ReadSide {
  /// Notes the end of the log, and returns soon, however long the log is.
  ///
  /// From now on a model answers no query before it includes everything up to there: what it says
  /// before that is older than the start. If the log can't be read now, the next query notes its end.
  public func open() async {
    opening.begin()
    // The models try again when they follow the log.
    try? await models.open(for: store)
    _ = try? await openingEnd()
  }

  /// The end of the log when the bank opened; the start of the log if it was never opened.
  ///
  /// - Throws: errors of the store, if the end is not known yet.
  public func openingEnd() async throws -> GlobalPosition {
    if let end = opening.end { return end }
    let end = try await endOfLog()
    opening.note(end)
    return end
  }

  /// Waits until the feed includes the events up to the opening: without it, finding an event by its
  /// number means to count from the beginning of the log.
  ///
  /// A feed that has stopped will not get there, so then they are counted all the same.
  ///
  /// - Throws: `ReadModelBehind` after the patience, and errors of the store.
  func waitForFeed() async throws {
    let end = try await openingEnd()
    guard let feed = models[EventFeed.name] else { return }
    do {
      try await feed.wait(until: end, within: patience, clock: clock)
    } catch {
      if feed.trouble == nil { throw error }
    }
  }
}

/// The end of the log when the bank opened.
final class Opening: Sendable {
  /// `nil` from the opening on, until the end is known.
  private let state = Mutex<GlobalPosition?>(.start)

  var end: GlobalPosition? { state.withLock { $0 } }

  func begin() { state.withLock { $0 = nil } }

  /// Notes the end, unless it is known.
  func note(_ end: GlobalPosition) { state.withLock { $0 = $0 ?? end } }
}
