import API
import EventSourcing
import HTTPServer
import Messaging
import Persistence
import Serving

/// The service `audit`: it follows the hub, and keeps a record of all that it has seen.
public enum AuditService {
  /// The port, unless it is set otherwise.
  public static let port: UInt16 = 8093

  /// Opens the log of the service.
  ///
  /// - Throws: `FileTrouble`, which names the file, and `Unfinished`.
  public static func open(_ settings: ServiceSettings) throws -> SmallService {
    let store = try SmallService.openLog(of: settings, EventCodec([MessageSeen.self]))
    let trail = AuditTrail(store: store)
    let seen = Route(.get, "/seen") { call in
      let page = try PageRequest(of: call.request)
      return try await response(with: page, of: store)
    }
    return SmallService(settings, [seen], examples: "  curl ADDRESS/seen") {
      await trail.follow(HubClient(settings.hub)) {
        warn("the hub at \(settings.hub) is not followed: \($0)")
      }
    }
  }

  private static func response(
    with page: PageRequest, of store: any EventStore
  ) async throws -> HTTPResponse {
    guard page.after < .max else { return .json([]) }
    let events = try await store.read(
      AuditTrail.stream, .forwards, from: page.after + 1, limit: page.limit + 1)
    let rows = events.prefix(page.limit)
    let objects = rows.compactMap { recorded -> JSONObject? in
      guard let seen = recorded.event as? MessageSeen else { return nil }
      var json = JSONObject()
      json.add("number", recorded.version)
      json.add("position", seen.position)
      json.add("id", seen.id)
      json.add("source", seen.source)
      json.add("type", seen.type)
      json.add("subject", seen.subject)
      json.add("seen_at", Timestamp(recorded.recordedAt).description)
      return json
    }
    return .json(
      objects,
      page.link(at: "/seen", hasMore: events.count > page.limit, last: rows.last?.version))
  }
}
