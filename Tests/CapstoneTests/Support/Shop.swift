import APISupport
import EventSourcing
import ExerciseSupport
import Foundation
import HTTPServer
import StoreConformance
import Storeroom
import Testing

/// John's shop: sends requests to the storeroom, and can read the log.
struct Shop: Sendable {
  let store: any EventStore
  private let storeroom: Storeroom
  private let reports: Reports

  /// Opens a storeroom over `store`, and runs `body` while the storeroom follows the log.
  ///
  /// - Throws: errors of `body`.
  static func open<Value>(
    over store: any EventStore, clock: any WallClock = ManualWallClock(.noon),
    _ body: (Shop) async throws -> Value
  ) async throws -> Value {
    let reports = Reports()
    let storeroom = Storeroom(
      store: store, ids: RandomEventIDs(), clock: clock, report: { reports.add($0) })
    let opening = try await Outcome.soon { try await storeroom.open() }
    try #require(
      opening.error == nil,
      """
      open() brings the storeroom to the end of its log.
        expected: it returns
        got:      \(opening)
      \(Step.start)
      """)
    let following = Task { await storeroom.follow() }
    defer { following.cancel() }
    return try await body(Shop(store: store, storeroom: storeroom, reports: reports))
  }

  /// Opens a storeroom over an empty log.
  ///
  /// - Throws: errors of `body`, and of creating a file.
  static func open<Value>(
    in place: Place = .memory, clock: any WallClock = ManualWallClock(.noon),
    _ body: (Shop) async throws -> Value
  ) async throws -> Value {
    try await open(over: place.store(clock: clock), clock: clock, body)
  }

  /// Sends a request. After ten seconds without a response, the reply says so, and a 500 includes
  /// the reported error.
  func ask(_ request: HTTPRequest) async -> Reply {
    let response = try? await soon(within: .seconds(10)) { await storeroom.respond(to: request) }
    let reply = Reply(
      response ?? HTTPResponse(HTTPStatus(599, "Nothing"), text: "after ten seconds"))
    guard reply.status == 500 else { return reply }
    return Reply(
      HTTPResponse(
        .internalServerError, headers: reply.headers,
        body: Array("\(reply.text) (reported: \(reports.latest ?? "nothing"))".utf8)))
  }

  /// Reads the stream of an item.
  ///
  /// - Throws: errors of the store.
  func log(of sku: String = "bolt-8") async throws -> [RecordedEvent] {
    try await store.read(StreamID(category: "item", id: sku))
  }

  /// Returns the likely cause of a failure and the step to read: `cause` and `step`, or a missing
  /// event type. Nothing that is read from such a log can be right.
  ///
  /// - Throws: errors of the store.
  func advice(_ step: Step, unlessUnread cause: String = "") async throws -> String {
    let unread = try await store.readAll(after: .start, limit: .max)
      .filter { $0.event is UnknownEvent && $0.event.typeName != Self.unknownType }.types
    guard !unread.isEmpty else { return cause.isEmpty ? "\(step)" : "\(cause) \(step)" }
    return """
      The type of these events is missing in Storeroom.eventTypes, so a store in a file reads them \
      as unknown: \(Set(unread).sorted().joined(separator: ", ")). \(Step.log)
      """
  }

  /// Appends an event of an unknown type to the stream of an item.
  ///
  /// - Throws: errors of the store.
  func recordUnknown(in sku: String = "bolt-8") async throws {
    try await record(
      UnknownEvent(typeName: Self.unknownType, data: .object(["colour": .string("red")])), in: sku)
  }

  /// The type of an event that no storeroom knows.
  private static let unknownType: EventTypeName = "ItemPainted"

  /// Appends an event to the stream of an item, as another program would.
  ///
  /// - Throws: errors of the store.
  func record(_ event: any DomainEvent, in sku: String = "bolt-8") async throws {
    try await store.append(
      [NewEvent(id: RandomEventIDs().next(), event: event)],
      to: StreamID(category: "item", id: sku), expecting: .any)
  }
}

extension Shop {
  func define(_ sku: String = "bolt-8", name: String = "Bolt M8") async -> Reply {
    await ask(.post("/items/", #"{"sku": "\#(sku)", "name": "\#(name)"}"#))
  }

  func receive(_ quantity: Int, of sku: String = "bolt-8", key: String? = nil) async -> Reply {
    await ask(.receipt(quantity, of: sku, key: key))
  }

  func ship(_ quantity: Int, of sku: String = "bolt-8", key: String? = nil) async -> Reply {
    await ask(.shipment(quantity, of: sku, key: key))
  }

  func count(_ counted: Int, of sku: String = "bolt-8") async -> Reply {
    await ask(
      .post("/items/\(sku)/counts", #"{"counted": \#(counted), "reason": "stocktaking"}"#))
  }

  func rename(to name: String, ifMatch tags: String? = nil) async -> Reply {
    var headers: HTTPHeaders = [:]
    headers[.ifMatch] = tags
    return await ask(.put("/items/bolt-8", #"{"name": "\#(name)"}"#, headers))
  }

  func look(at sku: String = "bolt-8") async -> Reply { await ask(.get("/items/\(sku)")) }

  /// Prepares an item with `quantity` pieces, at version 2.
  ///
  /// - Throws: `ExpectationFailedError` when the storeroom can't do that yet.
  func stock(_ quantity: Int, of sku: String = "bolt-8") async throws {
    let replies = [await define(sku), await receive(quantity, of: sku)]
    let advice = try await advice(
      .inOverHTTP,
      unlessUnread: "Run --filter StoreroomTests.DefineTests and StoreroomTests.MoveTests first.")
    try #require(
      replies.map(\.status) == [201, 201],
      """
      This test begins with an item with \(quantity == 1 ? "1 piece" : "\(quantity) pieces").
        expected: 201 for POST /items/ and for POST /items/\(sku)/receipts
        got:      \(replies[0]) and \(replies[1])
      \(advice)
      """)
  }
}

extension HTTPRequest {
  static func receipt(_ quantity: Int, of sku: String = "bolt-8", key: String? = nil) -> Self {
    .post("/items/\(sku)/receipts", #"{"quantity": \#(quantity)}"#, .key(key))
  }

  static func shipment(_ quantity: Int, of sku: String = "bolt-8", key: String? = nil) -> Self {
    .post("/items/\(sku)/shipments", #"{"quantity": \#(quantity)}"#, .key(key))
  }
}

extension HTTPHeaders {
  /// The header with an idempotency key; none for `nil`.
  static func key(_ key: String?) -> HTTPHeaders {
    var headers: HTTPHeaders = [:]
    headers["Idempotency-Key"] = key
    return headers
  }
}

extension Reply {
  /// Whether this is the problem with this name.
  func isProblem(_ status: Int, _ name: String, field: String? = nil) -> Bool {
    self.status == status && problem == name
      && (field == nil || self["field"] == field.map { .string($0) })
  }

  /// Whether this shows the expected item.
  func shows(_ quantity: Int, version: Int, name: String = "Bolt M8") -> Bool {
    self["sku"] == .string("bolt-8") && self["name"] == .string(name)
      && self["quantity"] == .integer(quantity) && self["version"] == .integer(version)
  }

  /// The members with this name of all objects in a list; `nil` when this isn't a list.
  func all(_ member: String) -> [JSONValue?]? {
    guard case .array(let rows) = json else { return nil }
    return rows.map { row in
      if case .object(let members) = row { members[member] } else { nil }
    }
  }

  /// The member with this name of each item in a list, by SKU; empty when this isn't a list of items.
  func byItem(_ member: String) -> [String: JSONValue] {
    guard case .array(let rows) = json else { return [:] }
    return rows.reduce(into: [:]) { values, row in
      guard case .object(let members) = row, case .string(let sku) = members["sku"] else { return }
      values[sku] = members[member]
    }
  }

  /// The path of the next page of a list; `nil` when there is none.
  var next: String? {
    headers[.link].flatMap { $0.wholeMatch(of: /<([^>]*)>; rel="next"/) }.map { String($0.1) }
  }
}

extension [RecordedEvent] {
  /// The names under which the events are stored.
  var types: [String] { map(\.event.typeName.rawValue) }
}
