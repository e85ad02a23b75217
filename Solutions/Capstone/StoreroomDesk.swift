import API
import CommandHandlers
import EventSourcing
import HTTPServer
import ReadModels

/// Where requests are dealt with: everything that an answer may need.
struct StoreroomDesk: Sendable {
  let store: any EventStore
  let ids: any EventIDSource
  let clock: any WallClock
  let handler: CommandHandler
  let answers: FirstAnswers
  let stock = Projection<Stock>()

  init(store: any EventStore, ids: any EventIDSource, clock: any WallClock) {
    self.store = store
    self.ids = ids
    self.clock = clock
    handler = CommandHandler(store: store, ids: ids)
    answers = FirstAnswers(store: store, ids: ids)
  }

  /// - Throws: what keeps the read model from coming to the end of the log.
  func open() async throws { try await stock.rebuild(from: store) }

  func follow() async { await Projections([stock]).follow(store) }

  /// Returns when everything up to `position` can be read, or when two seconds are over: what was
  /// written is written, whether it can be read or not.
  func settle(at position: GlobalPosition) async {
    try? await stock.wait(until: position, within: .seconds(2))
  }

  /// All that the storeroom can be asked for.
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
