import EventSourcing
import HTTPServer
import ReadModels

extension BankController {
  func health(_ call: Call) async throws -> HTTPResponse {
    _ = try QueryItems(of: call.request)
    var health = JSONObject()
    health.add("status", "ok")
    return .json(.ok, health)
  }

  /// Whether the bank can answer from up-to-date read models, and how far each of them is.
  func ready(_ call: Call) async throws -> HTTPResponse {
    _ = try QueryItems(of: call.request)
    guard let end = try? await reads.endOfLog() else { return Self.response([], at: nil) }
    return Self.response(await reads.readiness(at: end), at: end)
  }

  /// The response for `models` and the end of the log; `nil` when it can't be read.
  private static func response(
    _ models: [Readiness], at end: GlobalPosition?
  ) -> HTTPResponse {
    let isReady = end != nil && models.allSatisfy { $0.status == .ready }
    var readiness = JSONObject()
    readiness.add("status", isReady ? "ready" : "not ready")
    if let end { readiness.add("position", end.rawValue) } else { readiness.addNull("position") }
    readiness.add("read_models", models.map { JSONObject($0) })
    return isReady
      ? .json(.ok, readiness) : .json(.serviceUnavailable, readiness, [.retryAfter: "1"])
  }

  /// The state of the bank's server, for its operators.
  func status(_ call: Call) async throws -> HTTPResponse {
    _ = try QueryItems(of: call.request)
    await reads.settleWrites()
    var status = JSONObject()
    status.add("position", try await reads.endOfLog().rawValue)
    status.add("events", try await reads.models.feed.place(of: 0).count)
    status.add("read_models", reads.all.map { JSONObject($0) })
    status.add("snapshots", try await newestSnapshots().map { JSONObject($0) })
    return .json(.ok, status)
  }
}

extension JSONObject {
  fileprivate init(_ projection: any SettlingProjection) {
    add("name", projection.name.rawValue)
    add("position", projection.position.rawValue)
    add(trouble: projection.trouble)
  }

  fileprivate init(_ model: Readiness) {
    add("name", model.name.rawValue)
    add("position", model.position.rawValue)
    add("status", model.status.rawValue)
    add(trouble: model.trouble)
  }

  private mutating func add(trouble: (any Error)?) {
    if let trouble { add("trouble", "\(trouble)") } else { addNull("trouble") }
  }

  fileprivate init(_ snapshot: SnapshotNote) {
    add("stream", snapshot.stream.description)
    add("version", snapshot.version)
  }
}
