import EventSourcing
import Postgres
import ReadModels

/// What the database says about all read models at one moment: how far they are, why one of them has
/// stopped, and whether somebody keeps them.
struct ModelStandings: Sendable {
  /// The standing of one model.
  private struct Standing {
    var position = GlobalPosition.start
    /// The event that the model can't apply, with the reason.
    var stop: (position: GlobalPosition, isPoison: Bool, reason: String)?
  }

  /// Whether the lease of the models has ended, or was never taken.
  let isLeaseFree: Bool
  private var standings: [String: Standing] = [:]

  /// A model that has stopped, and before which event. When its checkpoint has come that far, the row
  /// has no meaning any more.
  static let troubles = """
    CREATE TABLE IF NOT EXISTS read_troubles (
      model text COLLATE "C" PRIMARY KEY,
      position bigint NOT NULL,
      is_poison boolean NOT NULL,
      reason text NOT NULL
    )
    """

  /// The query for the standings.
  static let query = PostgresStatement(
    """
    SELECT
      NOT EXISTS (SELECT FROM leases WHERE name = $1 AND expires_at > clock_timestamp()),
      saved.name, saved.position, trouble.position, trouble.is_poison, trouble.reason
    FROM (SELECT) AS this
      LEFT JOIN checkpoints AS saved ON saved.name = ANY($2::text[])
      LEFT JOIN read_troubles AS trouble
        ON trouble.model = saved.name AND trouble.position > saved.position
    """, .text(SharedModels.lease), .texts(SharedModels.all.map { $0.checkpoint }))

  /// Reads the rows of ``query``.
  init(_ rows: PostgresRows) {
    isLeaseFree = rows.first?.boolean(0) ?? false
    for row in rows where !row.isNull(1) {
      var standing = Standing(position: GlobalPosition(rawValue: row.integer(2)))
      if !row.isNull(3) {
        standing.stop = (GlobalPosition(rawValue: row.integer(3)), row.boolean(4), row.text(5))
      }
      standings[row.text(1)] = standing
    }
  }

  /// Tells `models` how far they are; `log` has the event that one of them can't apply.
  ///
  /// - Throws: errors of the log.
  func note(in models: [PostgresModel], log: any EventStore) async throws {
    for model in models {
      let standing = standings[model.kind.checkpoint] ?? Standing()
      model.note(standing.position, trouble: try await trouble(standing, of: model, log: log))
    }
  }

  /// The error for which the keeper has stopped `model`; `nil` when the event can be read by now.
  private func trouble(
    _ standing: Standing, of model: PostgresModel, log: any EventStore
  ) async throws -> (any Error)? {
    guard let stop = standing.stop else { return nil }
    let known = model.trouble
    if let known = known as? PoisonousEvent, known.event.position == stop.position { return known }
    do {
      let before = GlobalPosition(rawValue: stop.position.rawValue - 1)
      let event = try await log.readAll(after: before, limit: 1).first
      guard stop.isPoison, let event, event.position == stop.position else { return nil }
      return PoisonousEvent(
        model: model.name, event: event, reason: KeepersReason(description: stop.reason))
    } catch let damaged as DamagedEvent {
      return damaged
    }
  }
}

/// What the bank that keeps the models has reported.
private struct KeepersReason: Error, CustomStringConvertible {
  let description: String
}
