import API
public import EventSourcing
public import HTTPServer

/// John's storeroom over HTTP. This is all that the tests and the executable know of it.
public struct Storeroom: Sendable {
  /// The types of its events: what a store in a file has to know to read them again.
  public static let eventTypes: [any DomainEvent.Type] = [Item.Event.self, RequestEvent.self]

  private let controller: ItemController
  private let api: RoutedAPI

  /// A storeroom over `store`.
  ///
  /// New events get their ids from `ids`, questions about the past their time from `clock`, and
  /// `report` is told of what nobody has thought of.
  public init(
    store: any EventStore, ids: any EventIDSource = RandomEventIDs(),
    clock: any WallClock = SystemWallClock(),
    report: @escaping @Sendable (String) -> Void = { _ in }
  ) {
    controller = ItemController(store: store, ids: ids, clock: clock)
    api = RoutedAPI(controller.routes, report: report)
  }

  /// Brings the storeroom to where it was when it was last open. Called once, before ``follow()``.
  ///
  /// - Throws: what keeps the read model from coming to the end of the log.
  public func open() async throws { try await controller.open() }

  /// Keeps up with the log, until the task is cancelled.
  public func follow() async { await controller.follow() }

  /// Answers `request`, whatever comes of it.
  public func respond(to request: HTTPRequest) async -> HTTPResponse {
    await api.respond(to: request)
  }
}
