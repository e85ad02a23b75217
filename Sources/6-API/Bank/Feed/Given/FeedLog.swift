import EventSourcing

/// The log for readers of the feed: it skips private events that the feed has seen.
///
/// So a page of the feed costs the same, however many private events stand before the next public
/// one, or behind the last.
struct FeedLog: EventStoreDecorator {
  let store: any EventStore
  let feed: any FeedIndex

  func readAll(after position: GlobalPosition, limit: Int) async throws -> [RecordedEvent] {
    try await store.readAll(after: await start(after: position), limit: limit)
  }

  /// Returns the last position from which no public event after `position` is missed.
  func start(after position: GlobalPosition) async -> GlobalPosition {
    guard let next = try? await feed.next(after: position) else { return position }
    let end = next.position.map { GlobalPosition(rawValue: $0.rawValue - 1) }
    return max(position, end ?? next.checkpoint)
  }
}
