import API
import EventSourcing
import Postgres
import ReadModels

/// The positions of the public events in the log, by number, in the table `read_feed`.
enum ReadFeed: PostgresReadModel {
  static let name = EventFeed.name

  static let tables = [
    """
    CREATE TABLE IF NOT EXISTS read_feed (
      number bigint PRIMARY KEY,
      position bigint NOT NULL UNIQUE
    )
    """
  ]

  /// The fence keeps everyone else out, so the greatest number is that of the last page.
  static func effects(of page: [RecordedEvent]) throws -> [PostgresStatement] {
    let positions = page.filter(EventFeed.isPublic).map(\.position.rawValue)
    guard !positions.isEmpty else { return [] }
    return [
      PostgresStatement(
        """
        INSERT INTO read_feed (number, position)
        SELECT (SELECT coalesce(max(number), 0) FROM read_feed) + page.place, page.position
        FROM unnest($1::bigint[]) WITH ORDINALITY AS page (position, place)
        """, .integers(positions))
    ]
  }

  static func needs(_ damaged: DamagedEvent) -> Bool { EventFeed.needs(damaged) }
}
