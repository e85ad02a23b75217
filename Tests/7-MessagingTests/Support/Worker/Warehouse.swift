import EventSourcing
import ExerciseSupport
import Foundation
import SQLite
import StoreConformance
import TestStores

@testable import Messaging

/// An inbox in a file, and the effect of its messages: a row for each parcel.
struct Warehouse {
  private let folder: TemporaryFolder
  let connection: Connection
  let inbox: Inbox

  init() throws {
    folder = try TemporaryFolder()
    connection = try Self.open(folder)
    try connection.execute("PRAGMA journal_mode = WAL")
    try connection.execute("PRAGMA synchronous = OFF")
    try connection.execute(Inbox.tables)
    try connection.execute("CREATE TABLE parcels (id TEXT NOT NULL)")
    inbox = Inbox(on: connection)
  }

  private static func open(_ folder: TemporaryFolder) throws -> Connection {
    try Connection(path: folder.url.appending(path: "warehouse.sqlite3").path)
  }

  /// Handles a message whose effect is a row; `during` is called when the row is written.
  func handle(
    _ message: Message, at second: Int = 1_000, during: () throws -> Void = {}
  ) throws -> Inbox.Outcome {
    try inbox.handle(message, at: Parcel.time(second)) { connection in
      try connection.run("INSERT INTO parcels VALUES (?)", .text(message.id.rawValue))
      try during()
    }
  }

  /// The same, as an outcome.
  func outcome(
    of message: Message, at second: Int = 1_000, during: () throws -> Void = {}
  ) throws -> Outcome<Inbox.Outcome> {
    try Outcome { try handle(message, at: second, during: during) }
  }

  func prune(handledBefore second: Int) throws {
    try inbox.prune(handledBefore: Parcel.time(second))
  }

  /// The rows of the effects: the ids of the messages, in order.
  var parcels: [String] {
    get throws { try connection.run("SELECT id FROM parcels ORDER BY id") { $0.text(0) } }
  }

  var content: Content {
    get throws { try Self.content(of: connection) }
  }

  /// What a process would find that opens the file now, after a crash of this one.
  var contentAfterCrash: Content {
    get throws { try Self.content(of: Self.open(folder)) }
  }

  private static func content(of connection: Connection) throws -> Content {
    Content(
      effects: try connection.integer("SELECT count(*) FROM parcels"),
      rows: try connection.integer("SELECT count(*) FROM inbox"))
  }

  struct Content: Hashable, CustomStringConvertible {
    let effects: Int
    let rows: Int

    var description: String { "\(effects) of the effect, \(rows) of the inbox" }
  }
}
