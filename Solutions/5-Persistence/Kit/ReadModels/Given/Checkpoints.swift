import EventSourcing
import ReadModels
import SQLite

/// The last event that the models in a file have seen.
struct LogMark {
  let position: GlobalPosition
  /// The id of the event, as text; empty before the first one.
  private let id: String

  init(of event: RecordedEvent) {
    position = event.position
    id = event.id.description
  }

  init(in connection: Connection) throws {
    let rows = try connection.run("SELECT position, id FROM log") { ($0.integer(0), $0.text(1)) }
    (position, id) = rows.first.map { (GlobalPosition(rawValue: $0), $1) } ?? (.start, "")
  }

  /// Whether `store` has the event.
  ///
  /// - Throws: errors of the store.
  func isIn(_ store: any EventStore) async throws -> Bool {
    guard position > .start else { return true }
    let before = GlobalPosition(rawValue: position.rawValue - 1)
    return try await store.readAll(after: before, limit: 1).first?.id.description == id
  }

  func save(in connection: Connection) throws {
    try connection.run(
      "UPDATE log SET position = ?, id = ?", .integer(position.rawValue), .text(id))
  }

  static func reset(in connection: Connection) throws {
    try connection.execute("UPDATE log SET position = 0, id = ''")
  }
}

/// The checkpoints of all models in a file.
///
/// Models that go on together share that of the file, so a page costs one row and not one for each.
struct Checkpoints {
  private let common: GlobalPosition
  /// The checkpoints of those that have not come that far.
  private let own: [ReadModelName: GlobalPosition]

  init(in connection: Connection) throws {
    common = try LogMark(in: connection).position
    let rows = try connection.run(
      "SELECT name, checkpoint FROM models WHERE checkpoint IS NOT NULL"
    ) { (ReadModelName(rawValue: $0.text(0)), GlobalPosition(rawValue: $0.integer(1))) }
    own = Dictionary(rows, uniquingKeysWith: { first, _ in first })
  }

  /// Lets `take` show a page to each of `models`, from its checkpoint on, and writes the new ones.
  ///
  /// Another process may have applied some of the page, so the checkpoints in the file count.
  func advance(
    _ models: [DurableModel], over page: [RecordedEvent], in connection: Connection,
    _ take: (DurableModel, GlobalPosition) throws -> Taking
  ) throws -> [Taking] {
    guard let last = page.last else { return [] }
    let results = try models.map { try take($0, own[$0.name] ?? common) }
    if last.position > common { try LogMark(of: last).save(in: connection) }
    let end = max(common, last.position)
    for (model, taking) in zip(models, results) {
      let checkpoint = taking.checkpoint < end ? taking.checkpoint : nil
      if checkpoint != own[model.name] { try model.save(checkpoint, in: connection) }
    }
    return results
  }
}
