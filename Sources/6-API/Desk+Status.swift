import EventSourcing
import HTTPServer

/// How the bank is, for people who look after it.
private struct StatusAnswer: Encodable {
  struct Model: Encodable {
    let name: String
    let position: Int
    let trouble: String?
  }

  let position: Int
  let events: Int
  let readModels: [Model]
  let snapshots: [SnapshotNote]

  private enum CodingKeys: String, CodingKey {
    case position, events, snapshots
    case readModels = "read_models"
  }
}

extension Desk {
  func health(_ call: Call) async throws -> HTTPResponse { try .json(.ok, ["status": "ok"]) }

  func status(_ call: Call) async throws -> HTTPResponse {
    let models = reads.all.map { model in
      StatusAnswer.Model(
        name: model.name.rawValue, position: model.position.rawValue,
        trouble: model.trouble.map { "\($0)" })
    }
    let known = reads.all.map(\.position).max() ?? .start
    return try .json(
      .ok,
      StatusAnswer(
        position: try await endOfLog(after: known).rawValue,
        events: try await reads.feed.read { $0.model.count }, readModels: models,
        snapshots: try await accounts.newestSnapshots()))
  }

  /// How far the log is, which nobody knows better than the log.
  private func endOfLog(after known: GlobalPosition) async throws -> GlobalPosition {
    var position = known
    while let last = try await store.readAll(after: position, limit: 500).last {
      position = last.position
    }
    return position
  }
}
