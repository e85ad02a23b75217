import API
import EventSourcing
import Events
import HTTPServer
import ReadModels

extension ItemController {
  func item(_ call: Call) async throws -> HTTPResponse {
    let sku = try call.sku()
    guard let point = try PointInTime(of: call.request) else {
      guard let row = try await stock.read({ $0.model[sku] }) else {
        throw Item.Rejection.unknownItem(sku)
      }
      return try .json(JSONObject(row), version: row.version, unlessKnownBy: call.request)
    }
    let stream = Item.stream(of: sku)
    guard try await !store.read(stream, .forwards, from: nil, limit: 1).isEmpty else {
      throw Item.Rejection.unknownItem(sku)
    }
    let version = try await point.version(of: stream, in: store, now: Timestamp(clock.now))
    let item = Item.replay(try await store.read(stream, .forwards, from: nil, limit: version))
    // At that time the item was not defined yet.
    guard item.name != nil else { throw Item.Rejection.unknownItem(sku) }
    let row = Stock.Row(sku: sku, item: item, version: version)
    return try .json(JSONObject(row), version: version, unlessKnownBy: call.request)
  }

  /// The history of one item. It is read from the stream: no read model, never stale.
  func history(_ call: Call) async throws -> HTTPResponse {
    let sku = try call.sku()
    let page = try PageRequest(of: call.request)
    let events = try await store.read(Item.stream(of: sku))
    guard !events.isEmpty else { throw Item.Rejection.unknownItem(sku) }
    var item = Item.initial
    var lines: [JSONObject] = []
    for event in events.prefix(while: { $0.version <= page.lastVersion }) {
      if let change = event.event as? Item.Event { Item.evolve(&item, with: change) }
      if event.version > page.after {
        lines.append(try JSONObject(event, quantity: item.quantity))
      }
    }
    return .json(
      lines,
      page.link(
        at: "/items/\(sku)/events", hasMore: events.count > page.lastVersion,
        last: page.lastVersion))
  }

  func items(_ call: Call) async throws -> HTTPResponse {
    let query = try QueryItems(of: call.request, "after", "limit")
    let limit = try query.number("limit", in: 1...PageLimit.longest) ?? PageLimit.longest
    let after = try query["after"].map { try SKU(parsing: $0, field: "after") }
    let rows = try await stock.read { $0.model.rows(after: after, limit: limit + 1) }
    let page = rows.prefix(limit)
    var headers: HTTPHeaders = [:]
    if rows.count > limit, let last = page.last {
      headers[.link] = "</items/?after=\(last.sku)&limit=\(limit)>; rel=\"next\""
    }
    return .json(page.map { JSONObject($0) }, headers)
  }
}

extension PageRequest {
  /// The version of the last row on the page.
  fileprivate var lastVersion: Int {
    let (sum, overflows) = after.addingReportingOverflow(limit)
    return overflows ? .max : sum
  }
}

extension JSONObject {
  init(_ row: Stock.Row) {
    self.init()
    add("sku", row.sku.value)
    add("name", row.item.name ?? "")
    add("quantity", row.item.quantity)
    add("version", row.version)
  }

  /// One line of an item's history, with the quantity after it.
  ///
  /// - Throws: errors of encoding the event.
  init(_ event: RecordedEvent, quantity: Int) throws {
    self.init()
    add("version", event.version)
    add("type", event.event.typeName.rawValue)
    add("recorded_at", Timestamp(event.recordedAt).description)
    add("quantity", quantity)
    try add("data", dataOf: event.event)
  }
}
