public import EventSourcing
import Events
public import ReadModels

/// A public event with its number.
public struct PublicEvent: Sendable {
  public let number: Int
  public let recorded: RecordedEvent

  public init(number: Int, recorded: RecordedEvent) {
    self.number = number
    self.recorded = recorded
  }
}

/// Reads the public events from the log by number.
public struct FeedReader: Sendable {
  private let store: FeedLog
  private let feed: any FeedIndex

  public init(store: any EventStore, feed: any FeedIndex) {
    self.store = FeedLog(store: store.skipping { !EventFeed.needs($0) }, feed: feed)
    self.feed = feed
  }

  /// Returns at most `limit` events after the one with `number`, and whether there are more.
  ///
  /// - Throws: ``Problem`` when there is no event with this number, and errors of the store.
  public func page(after number: Int, limit: Int) async throws -> Page<PublicEvent> {
    // BEGIN EXERCISE 6.12
    // Begin at `position(of: number)`, and read until there is one event more than `limit`.
    throw Unfinished("6.12")
    // END EXERCISE 6.12
  }

  private static let pageSize = 100

  /// Returns the position of the event with this number.
  ///
  /// The feed may be behind the log, and the client may know the number from there: so this also
  /// counts the events that the feed has not seen yet.
  ///
  /// - Throws: ``Problem`` when the log has no such event yet; errors of the store.
  public func position(of number: Int) async throws -> GlobalPosition {
    switch try await place(of: number) {
    case .found(let position): return position
    case .beyond(let last, _):
      throw Problem(
        .notReached, "there is no event \(number) yet; the last one is \(last)",
        field: "after")
    }
  }

  /// The place of an event in the log.
  enum Place {
    case found(GlobalPosition)
    /// There is no such event. `last` is the number of the last public one; the log ends at `end`.
    case beyond(last: Int, end: GlobalPosition)
  }

  /// Returns the place of the event with this number.
  ///
  /// - Throws: errors of the store.
  func place(of number: Int) async throws -> Place {
    let place = try await feed.place(of: number)
    if let known = place.position { return .found(known) }
    var (counted, position) = (place.count, place.checkpoint)
    while true {
      let page = try await store.readAll(after: position, limit: Self.pageSize)
      guard let last = page.last else { break }
      for event in page where EventFeed.isPublic(event) {
        counted += 1
        if counted == number { return .found(event.position) }
      }
      position = last.position
    }
    return .beyond(last: counted, end: position)
  }

  /// Sends the public events after `position`, the position of event `number`: past and future
  /// ones.
  ///
  /// - Throws: errors of the store and of `body`.
  public func follow(
    after number: Int, at position: GlobalPosition,
    _ body: (PublicEvent) async throws -> Void
  ) async throws {
    var number = number
    let start = await store.start(after: position)
    for try await event in store.subscribe(after: start) where EventFeed.isPublic(event) {
      number += 1
      try await body(PublicEvent(number: number, recorded: event))
    }
  }
}
