import API
public import EventSourcing
public import HTTPServer

/// John's storeroom over HTTP: the interface that the tests and the executable use.
public struct Storeroom: Sendable {
  /// The types of its events; a store in a file needs them for decoding.
  public static let eventTypes: [any DomainEvent.Type] = [Item.Event.self]

  private let controller: ItemController
  private let api: RoutedAPI

  /// Creates a storeroom over `store`.
  ///
  /// New events get their ids from `ids`, queries about the past their time from `clock`, and
  /// `report` receives unexpected errors.
  public init(
    store: any EventStore, ids: any EventIDSource = RandomEventIDs(),
    clock: any WallClock = SystemWallClock(),
    report: @escaping @Sendable (String) -> Void = { _ in }
  ) {
    controller = ItemController(store: store, ids: ids, clock: clock)
    api = RoutedAPI(controller.routes, report: report)
  }

  /// Brings the storeroom up to date. Called once, before ``follow()``.
  ///
  /// - Throws: errors that stop the read model before the end of the log.
  public func open() async throws { try await controller.open() }

  /// Follows the log, until the task is cancelled.
  public func follow() async { await controller.follow() }

  /// Responds to `request`; an error becomes a response as well.
  public func respond(to request: HTTPRequest) async -> HTTPResponse {
    await api.respond(to: request)
  }
}
