import API
import EventSourcing
import Foundation
public import HTTPServer
public import Messaging

/// A hub over HTTP.
///
/// There are no credentials: everyone who reaches it may push and read. So it listens on this
/// computer only, unless you tell it otherwise.
public struct HubAPI: Sendable {
  let hub: Hub
  /// The longest time without a message in a stream.
  let silence: Duration
  private let report: @Sendable (String) -> Void

  public init(
    _ hub: Hub, silence: Duration = .seconds(15),
    report: @escaping @Sendable (String) -> Void = { _ in }
  ) {
    self.hub = hub
    self.silence = silence
    self.report = report
  }

  /// The limits that its HTTP server needs.
  public static var limits: ServerLimits {
    var limits = ServerLimits()
    limits.bodySize = SourceBatch.limits.size
    return limits
  }

  /// Responds to a request.
  public func respond(to request: HTTPRequest) async -> HTTPResponse {
    let all = routes + [.index(of: routes, service: "hub")]
    return await RoutedAPI(all, report: report).respond(to: request)
  }

  private var routes: [Route] {
    [
      Route(.post, "/events", action: accept),
      Route(.get, "/events", action: events),
      Route(.get, "/events/stream", action: stream),
      Route(.get, "/subjects/{subject}/events", action: eventsOfSubject),
      Route(.get, "/health", action: health),
    ]
  }

  private func accept(_ call: Call) async throws -> HTTPResponse {
    _ = try QueryItems(of: call.request)
    let batch = try SourceBatch(of: call.request)
    do {
      var json = JSONObject()
      json.add("source", batch.source)
      json.add("checkpoint", try await hub.accept(batch))
      return .json(.ok, json)
    } catch HubError.gap(let checkpoint) {
      return HubError.response(toGapAfter: checkpoint)
    }
  }

  private func events(_ call: Call) async throws -> HTTPResponse {
    let page = try PageRequest(of: call.request)
    let end = try await hub.end
    guard page.after <= end else { throw BeyondHub(position: page.after, end: end) }
    let events = try await hub.events(after: page.after, limit: page.limit + 1)
    return try Self.response(with: events, on: page, at: "/events")
  }

  private func eventsOfSubject(_ call: Call) async throws -> HTTPResponse {
    let page = try PageRequest(of: call.request)
    let events = try await hub.events(
      about: call.values["subject"] ?? "", after: page.after, limit: page.limit + 1)
    return try Self.response(with: events, on: page, at: String(call.request.path))
  }

  /// The response with a page of `events`, of which there is one more when another page follows.
  private static func response(
    with events: [HubEvent], on page: PageRequest, at path: String
  ) throws -> HTTPResponse {
    let rows = events.prefix(page.limit)
    var headers = page.link(
      at: path, hasMore: events.count > page.limit, last: rows.last?.position)
    headers[.contentType] = "application/json"
    let list = try rows.map { event in
      #"{"position":\#(event.position),"message":\#(try event.message.json())}"#
    }
    return HTTPResponse(
      .ok, headers: headers, body: Array("[\(list.joined(separator: ","))]".utf8))
  }

  private func health(_ call: Call) async throws -> HTTPResponse {
    _ = try QueryItems(of: call.request)
    var health = JSONObject()
    health.add("status", "ok")
    health.add("position", try await hub.end)
    health.add("followers", hub.followerCount)
    return .json(.ok, health)
  }
}
