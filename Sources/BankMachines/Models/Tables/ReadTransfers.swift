import CommandHandlers
import EventSourcing
import Events
import Postgres
import ReadModels

/// The transfers that were requested and have not ended, in the table `read_transfers`.
enum ReadTransfers: PostgresReadModel {
  static let name: ReadModelName = "transfers"

  static let tables = [
    """
    CREATE TABLE IF NOT EXISTS read_transfers (
      id text COLLATE "C" PRIMARY KEY,
      position bigint NOT NULL
    )
    """
  ]

  static func effects(of page: [RecordedEvent]) throws -> [PostgresStatement] {
    var begun: [TransferID: GlobalPosition] = [:]
    var ended: Set<TransferID> = []
    for event in page {
      switch event.event as? Transfer.Event {
      case .requested(let order):
        begun[order.id] = event.position
        ended.remove(order.id)
      case .completed(let id), .failed(let id, _):
        begun[id] = nil
        ended.insert(id)
      case .taken, .refused, nil: break
      }
    }
    return [removal(of: ended), insertion(of: begun)].compactMap(\.self)
  }

  private static func removal(of ended: Set<TransferID>) -> PostgresStatement? {
    guard !ended.isEmpty else { return nil }
    return PostgresStatement(
      "DELETE FROM read_transfers WHERE id = ANY($1::text[])",
      .texts(ended.map(\.rawValue.escapingNUL)))
  }

  private static func insertion(of begun: [TransferID: GlobalPosition]) -> PostgresStatement? {
    guard !begun.isEmpty else { return nil }
    let begun = Array(begun)
    return PostgresStatement(
      """
      INSERT INTO read_transfers (id, position)
      SELECT * FROM unnest($1::text[], $2::bigint[])
      ON CONFLICT (id) DO UPDATE SET position = excluded.position
      """, .texts(begun.map(\.key.rawValue.escapingNUL)),
      .integers(begun.map(\.value.rawValue)))
  }

  /// Which transfer a damaged event belongs to shows when that one goes on.
  static func needs(_ damaged: DamagedEvent) -> Bool { false }
}
