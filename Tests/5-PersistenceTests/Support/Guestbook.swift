import EventSourcing
import ExerciseSupport
import Foundation
import Persistence
import ReadModels
import SQLite
import StoreConformance
import TestStores

/// A minimal read model: a row for each event, with its position. A repeated event has two rows.
///
/// A note that says "poison" makes it throw.
enum Guestbook: DurableReadModel {
  static let name: ReadModelName = "guestbook"
  static let shape = 2

  static func createTable(_ table: TableName, in connection: Connection) throws {
    try connection.execute(
      "CREATE TABLE \(table) (number INTEGER PRIMARY KEY, position INTEGER NOT NULL) STRICT")
  }

  static func apply(
    _ event: RecordedEvent, to table: TableName, in connection: Connection
  ) throws {
    if (event.event as? Note)?.text == "poison" { throw Indigestible() }
    try connection.run(
      "INSERT INTO \(table) (position) VALUES (?)", .integer(event.position.rawValue))
  }
}

struct Indigestible: Error, CustomStringConvertible {
  var description: String { "it says poison" }
}

/// A guestbook in a file, and a look into that file.
struct GuestbookFile {
  /// All that a projection keeps.
  struct Kept: Equatable, CustomStringConvertible {
    var rows: [Int]
    var checkpoint: Int
    var unknown = 0

    var description: String {
      "\(rows), checkpoint \(checkpoint), \(unknown) unknown"
    }
  }

  let file: BankFile
  let projection: DurableProjection<Guestbook>
  private let options: StorageOptions

  /// A guestbook in which `positions` are written, as a correct projection does.
  init(seen positions: [Int] = [], patience: Duration = .seconds(5)) throws {
    file = try BankFile()
    options = StorageOptions(durability: .normal, patience: patience)
    projection = try DurableProjection(path: file.path, options: options)
    guard let last = positions.last else { return }
    try change(
      positions.map { "INSERT INTO model_guestbook (position) VALUES (\($0));" }.joined()
        + "UPDATE projections SET checkpoint = \(last)")
  }

  /// The same guestbook, as another process opens it.
  func openedAgain() throws -> DurableProjection<Guestbook> {
    try DurableProjection(path: file.path, options: options)
  }

  func change(_ sql: String) throws { try file.look().execute(sql) }

  /// What is in the file; an error where there is none.
  func kept() throws -> Outcome<Kept> {
    try Outcome {
      let connection = try file.look()
      return try connection.read {
        let rows = try connection.run("SELECT position FROM model_guestbook ORDER BY number") {
          $0.integer(0)
        }
        return Kept(
          rows: rows, checkpoint: try connection.integer("SELECT checkpoint FROM projections"),
          unknown: try connection.integer("SELECT unknown_events FROM projections"))
      }
    }
  }

  /// Lets the projection take events; returns what came of it.
  func take(_ events: [RecordedEvent]) throws -> Outcome<Void> {
    try Outcome { try projection.take(events) }
  }

  /// Makes the guestbook anew; returns what came of it, and `DoesNotEnd` when it went on and on.
  func rebuild(from log: GivenLog, pageSize: Int = 500) async throws -> Outcome<Void> {
    // A loop that reads only the file, and never the log, gets an error.
    let alarm = Alarm { [weak file] in try? file?.look().execute("DROP TABLE projections") }
    let outcome = try await Outcome.awaiting {
      try await projection.rebuild(from: log, pageSize: pageSize)
    }
    return alarm.cancel() ? outcome : try Outcome { throw DoesNotEnd() }
  }

  /// The names of all tables in the file.
  func tables() throws -> [String] {
    try file.look().run("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name") {
      $0.text(0)
    }
  }

  /// How many rows are in tables that look like the guestbook's and are not.
  func rowsBeside() throws -> Int {
    let connection = try file.look()
    let others = try connection.run(
      """
      SELECT name FROM sqlite_schema
      WHERE type = 'table' AND name GLOB '*guestbook*' AND name <> 'model_guestbook'
      """
    ) { TableName(rawValue: $0.text(0)) }
    return try others.map { try connection.integer("SELECT count(*) FROM \($0)") }.reduce(0, +)
  }
}

extension Outcome<GuestbookFile.Kept> {
  var words: String { value.map { "\($0)" } ?? "\(self)" }
}

extension Outcome<Void> {
  var words: String { error.map { "threw \(type(of: $0)), \($0)" } ?? "went well" }
}

extension [RecordedEvent] {
  /// Guests at these positions. Those in `poison` are notes that say so, and those in
  /// `unknown` an event that this program does not know.
  static func guests(
    _ positions: [Int], poison: Set<Int> = [], unknown: Set<Int> = []
  ) -> Self {
    positions.map { position in
      let note = Note(poison.contains(position) ? "poison" : "guest \(position)")
      return RecordedEvent(
        position: GlobalPosition(rawValue: position), stream: .first, version: position,
        id: CountedEventIDs.id(numbered: UInt64(position)),
        recordedAt: Date(timeIntervalSince1970: 1_767_610_800),
        event: unknown.contains(position)
          ? UnknownEvent(typeName: "GuestLeft", data: .object([:])) : note)
    }
  }

  static func guests(_ positions: ClosedRange<Int>, poison: Set<Int> = []) -> Self {
    guests([Int](positions), poison: poison)
  }
}
