import EventSourcing
import Foundation
import Postgres
import StoreConformance

/// The events of a log in which several streams grow at once, and what a projection makes of them.
enum SharedLog {
  static func stream(_ number: Int) -> StreamID { StreamID(category: "box", id: "\(number)") }

  /// Events whose streams are chosen by `choose`; positions have gaps.
  static func events(_ count: Int, choosing choose: (Int) -> StreamID) -> [RecordedEvent] {
    var versions: [StreamID: Int] = [:]
    return (1...count).map { number in
      let stream = choose(number)
      versions[stream, default: 0] += 1
      return RecordedEvent(
        position: GlobalPosition(rawValue: number * 3), stream: stream,
        version: versions[stream] ?? 0, id: CountedEventIDs.id(numbered: UInt64(number)),
        recordedAt: Date(timeIntervalSinceReferenceDate: Double(number)), event: Note("\(number)"))
    }
  }

  /// The table that an event adds a row to, also when it is applied a second time.
  static let table = PostgresStatement(
    """
    CREATE TABLE applied (
      number bigint GENERATED ALWAYS AS IDENTITY, stream text, version bigint, process text)
    """)

  /// The effects of one event.
  static func effects(of event: RecordedEvent, by process: String) -> [PostgresStatement] {
    [
      PostgresStatement(
        "INSERT INTO applied (stream, version, process) VALUES ($1, $2, $3)",
        .text(event.stream.description), .integer(event.version), .text(process))
    ]
  }

  /// The versions that were applied, by stream, in the order in which it was done.
  static func versions(on session: any PostgresSession) async throws -> [String: [Int]] {
    let rows = try await session.run("SELECT stream, version FROM applied ORDER BY number")
    return Dictionary(grouping: rows) { $0.text(0) }.mapValues { $0.map { $0.integer(1) } }
  }
}
