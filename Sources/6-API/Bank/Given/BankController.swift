public import EventSourcing
public import Events
public import Foundation
import HTTPServer
import ReadModels

/// The controller of the bank: it turns requests into commands and queries, and their results
/// into responses.
public struct BankController: Sendable {
  let store: any EventStore
  let ids: any EventIDSource
  let clock: any WallClock
  let service: BankService
  let commands: CommandEndpoint
  let reads: ReadSide
  let feed: FeedReader
  let live: LiveFeed
  let states: any StateLoader
  let newestSnapshots: @Sendable () async throws -> [SnapshotNote]
  let pages: WebPages

  /// Creates a controller over `store`.
  ///
  /// The caller lets the read models in `reads` follow the log. `states` loads the states that
  /// commands begin with, and past ones; without it events are replayed. `newestSnapshots` returns
  /// the existing snapshots, the newest one of each stream, up to a limit. `unfinishedTransfers`
  /// finds transfers that have not ended; without it the log is read for them. Idempotency keys are
  /// remembered for `keyLifetime`, in seconds.
  public init(
    store: any EventStore, reads: ReadSide, ids: any EventIDSource = RandomEventIDs(),
    clock: any WallClock = SystemWallClock(), states: (any StateLoader)? = nil,
    newestSnapshots: @escaping @Sendable () async throws -> [SnapshotNote] = { [] },
    live: (FeedReader) -> LiveFeed = { LiveFeed(reader: $0) }, pages: WebPages = WebPages(),
    unfinishedTransfers: (@Sendable () async throws -> [TransferID])? = nil,
    keyLifetime: TimeInterval = IdempotencyStore.standardLifetime
  ) {
    self.store = store
    self.reads = reads
    self.ids = ids
    self.clock = clock
    self.states = states ?? ReplayingStateLoader(store: store)
    self.newestSnapshots = newestSnapshots
    self.pages = pages
    service = BankService(
      store: store, ids: ids, loader: states, unfinishedTransfers: unfinishedTransfers)
    commands = CommandEndpoint(
      store: store, ids: ids, clock: clock, keyLifetime: keyLifetime)
    feed = FeedReader(store: store, feed: reads.models.feed)
    self.live = live(feed)
  }
}

extension BankController {
  /// The routes of the bank's API.
  public var routes: [Route] {
    [
      Route(.post, "/deposit", action: deposit),
      Route(.post, "/withdraw", action: withdraw),
      Route(.post, "/transfer", action: transfer),
      Route(.post, "/users", action: register),
      Route(.put, "/users/{user_id}", action: changeEmail),
      Route(.get, "/accounts", action: accounts),
      Route(.get, "/accounts/{account_id}", action: account),
      Route(.get, "/accounts/{account_id}/events", action: history),
      Route(.get, "/users", action: users),
      Route(.get, "/users/{user_id}", action: user),
      Route(.get, "/transfers/{transfer_id}", action: transferProgress),
      Route(.get, "/events", action: events),
      Route(.get, "/events/stream", action: stream),
      Route(.get, "/status", action: status),
      Route(.get, "/health", action: health),
      Route(.get, "/ready", action: ready),
      Route(.get, "/openapi.json", action: contract),
      Route(.get, "/docs", action: docs),
      Route(.get, "/", action: explorer),
    ]
  }
}
