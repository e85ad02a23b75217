import EventSourcing
import Foundation
import ManyMachines
import Postgres
import ScriptedPostgres

/// The events of a simulated database.
struct ScriptedTable {
  struct Event {
    let id: String
    let stream: String
    let version: Int

    /// The number of an id that `CountedEventIDs` has made; -1 for another one.
    var number: Int {
      EventID(parsing: id).flatMap { id in
        withUnsafeBytes(of: id.rawValue.uuid) { bytes in
          bytes.prefix(8).allSatisfy { $0 == 0 }
            ? bytes.suffix(8).reduce(0) { $0 << 8 | Int($1) } : nil
        }
      } ?? -1
    }
  }

  private(set) var events: [Event] = []

  /// Appends as `append_events` does, and returns its row.
  mutating func append(_ ids: [String], to stream: String, expecting expected: Int?)
    -> PostgresResult
  {
    let version = events.count { $0.stream == stream }
    let known = events.indices.filter { ids.contains(events[$0].id) }
    if let last = known.last {
      let isRepetition =
        known.map { events[$0].id } == ids && known.allSatisfy { events[$0].stream == stream }
      return isRepetition
        ? row("stored", version: events[last].version, position: last + 1)
        : row("event id taken", taken: events[last].id)
    }
    guard ids.isEmpty || Self.admits(expected, version) else {
      return row("version conflict", version: version)
    }
    for (index, id) in ids.enumerated() {
      events.append(Event(id: id, stream: stream, version: version + index + 1))
    }
    return row("stored", version: version + ids.count, position: events.count)
  }

  private static func admits(_ expected: Int?, _ version: Int) -> Bool {
    switch expected {
    case nil: true
    case -1: version > 0
    case let number: number == version
    }
  }

  private func row(
    _ outcome: String, version: Int = 0, position: Int = 0, taken: String? = nil
  ) -> PostgresResult {
    .rows([.text(outcome), .integer(version), .integer(position), .text(taken)])
  }
}

/// A transaction in a simulated database.
struct ScriptedTransaction {
  private(set) var table: ScriptedTable
  /// Whether it began with `BEGIN`.
  var isExplicit: Bool
  private(set) var hasFailed = false
  private(set) var hasNotified = false

  init(from table: ScriptedTable, isExplicit: Bool) {
    self.table = table
    self.isExplicit = isExplicit
  }

  /// Runs an append, a notification, or anything else, which has no effect.
  mutating func run(
    _ statement: PostgresStatement, refusing streams: Set<String>, isReadOnly: Bool
  ) -> PostgresResult {
    if statement.sql.contains("pg_notify") || statement.sql.hasPrefix("NOTIFY") {
      hasNotified = true
      return .rows([.null])
    }
    guard statement.sql.contains("append_events"), statement.parameters.count > 2,
      case .text(let stream) = statement.parameters[0],
      case .texts(let ids) = statement.parameters[2]
    else { return .rows() }
    guard !isReadOnly else {
      hasFailed = true
      return .refused("25006", "cannot execute INSERT in a read-only transaction")
    }
    guard !streams.contains(stream) else {
      hasFailed = true
      return .refused("22021", "the script refuses this event")
    }
    let expected: Int? =
      if case .integer(let number) = statement.parameters[1] { number } else { nil }
    return table.append(ids.compactMap { $0 }, to: stream, expecting: expected)
  }
}
