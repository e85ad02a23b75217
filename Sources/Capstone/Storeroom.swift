import API
public import EventSourcing
public import HTTPServer

/// John's storeroom over HTTP: the interface that the tests and the executable use. The code behind
/// it is yours, and so are all the other files of this folder.
///
/// The contract and some advice are in `Chapters/Capstone/README.md`.
public struct Storeroom: Sendable {
  /// The types of your events; a store in a file needs them for decoding.
  public static let eventTypes: [any DomainEvent.Type] = []

  /// Creates a storeroom over `store`.
  ///
  /// New events get their ids from `ids`, queries about the past their time from `clock`, and
  /// `report` receives unexpected errors.
  public init(
    store: any EventStore, ids: any EventIDSource = RandomEventIDs(),
    clock: any WallClock = SystemWallClock(),
    report: @escaping @Sendable (String) -> Void = { _ in }
  ) {}

  /// Brings the storeroom up to date. Called once, before ``follow()``.
  ///
  /// - Throws: the error that keeps it from opening.
  public func open() async throws {}

  /// Follows the log, until the task is cancelled.
  public func follow() async {}

  /// Responds to `request`; an error becomes a response as well.
  public func respond(to request: HTTPRequest) async -> HTTPResponse {
    HTTPResponse(Problem(status: .notImplemented, "nothing here yet"))
  }
}
