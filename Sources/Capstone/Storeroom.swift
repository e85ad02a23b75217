import API
public import EventSourcing
public import HTTPServer

/// John's storeroom over HTTP. This is all that the tests and the executable know of your code; what
/// stands behind it is yours, and so are all the other files of this folder.
///
/// The contract and some advice are in `Chapters/Capstone/README.md`.
public struct Storeroom: Sendable {
  /// The types of your events: what a store in a file has to know to read them again.
  public static let eventTypes: [any DomainEvent.Type] = []

  /// A storeroom over `store`.
  ///
  /// New events get their ids from `ids`, questions about the past their time from `clock`, and
  /// `report` is told of what nobody has thought of.
  public init(
    store: any EventStore, ids: any EventIDSource = RandomEventIDs(),
    clock: any WallClock = SystemWallClock(),
    report: @escaping @Sendable (String) -> Void = { _ in }
  ) {}

  /// Brings the storeroom to where it was when it was last open. Called once, before ``follow()``.
  ///
  /// - Throws: what keeps it from opening.
  public func open() async throws {}

  /// Keeps up with the log, until the task is cancelled.
  public func follow() async {}

  /// Answers `request`, whatever comes of it.
  public func respond(to request: HTTPRequest) async -> HTTPResponse {
    HTTPResponse(Problem(status: .notImplemented, "nothing here yet"))
  }
}
