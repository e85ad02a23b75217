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

  /// The state of the bank's server, for its operators.
  func status(_ call: Call) async throws -> HTTPResponse {
    _ = try QueryItems(of: call.request)
    let known = reads.all.map(\.position).max() ?? .start
    var status = JSONObject()
    status.add("position", try await endOfLog(after: known).rawValue)
    status.add("events", try await reads.feed.read { $0.model.count })
    status.add("read_models", reads.all.map { JSONObject($0) })
    status.add("snapshots", try await accounts.newestSnapshots().map { JSONObject($0) })
    return .json(.ok, status)
  }

  /// Returns the end of the log, read from the log itself.
  private func endOfLog(after known: GlobalPosition) async throws -> GlobalPosition {
    var position = known
    while let last = try await store.readAll(after: position, limit: 500).last {
      position = last.position
    }
    return position
  }
}

extension JSONObject {
  fileprivate init(_ projection: any SettlingProjection) {
    add("name", projection.name.rawValue)
    add("position", projection.position.rawValue)
    if let trouble = projection.trouble {
      add("trouble", "\(trouble)")
    } else {
      addNull("trouble")
    }
  }

  fileprivate init(_ snapshot: SnapshotNote) {
    add("stream", snapshot.stream.description)
    add("version", snapshot.version)
  }
}
