import API
import CommandHandlers
import EventSourcing
import HTTPServer
import ReadModels

/// The controller of the storeroom: it turns requests into commands and queries, and their results
/// into responses.
struct ItemController: Sendable {
  let store: any EventStore
  let clock: any WallClock
  let handler: CommandHandler
  let commands: CommandEndpoint
  let stock = Projection<Stock>()

  init(store: any EventStore, ids: any EventIDSource, clock: any WallClock) {
    self.store = store
    self.clock = clock
    handler = CommandHandler(store: store, ids: ids)
    commands = CommandEndpoint(store: store, ids: ids, clock: clock)
  }

  /// - Throws: errors that stop the read model before the end of the log.
  func open() async throws { try await stock.rebuild(from: store) }

  func follow() async { await ProjectionGroup([stock]).follow(store) }

  /// Returns when the read model includes everything up to `position`, or after two seconds: the
  /// events are recorded in either case.
  func settle(at position: GlobalPosition) async {
    try? await stock.wait(until: position, within: .seconds(2))
  }

  /// The routes of the storeroom's API.
  var routes: [Route] {
    [
      Route(.post, "/items", action: define),
      Route(.post, "/items/{sku}/receipts", action: receive),
      Route(.post, "/items/{sku}/shipments", action: ship),
      Route(.post, "/items/{sku}/counts", action: count),
      Route(.put, "/items/{sku}", action: rename),
      Route(.get, "/items", action: items),
      Route(.get, "/items/{sku}", action: item),
      Route(.get, "/items/{sku}/events", action: history),
    ]
  }
}
