import ChapterSupport
import EventSourcing
import Events
import Foundation
import Persistence
import SQLite

/// The exercises that every part of this chapter needs.
enum Groundwork {
  /// Checks them in a scratch file.
  ///
  /// - Throws: `Unfinished` with the number of the first exercise that is missing.
  static func require() async throws {
    try requireStage1()
    try requireRules()
    try requireCodec()
    let file = try ScratchFile(named: "bank.sqlite3")
    try requireDurability(of: try Connection.eventStore(at: file.path))
    try await requireAppends(at: file.path)
  }

  private static func requireStage1() throws {
    let amount = Money(cents: 100_00)
    let deposit = Account.Event.deposited(accountID: 1, amount: amount)
    var state = Account.initial
    Account.evolve(&state, with: deposit)
    guard state.balance == amount else { throw Unfinished("1.1") }
    let recorded = RecordedEvent(
      position: GlobalPosition(rawValue: 1), stream: Account.stream(of: 1), version: 1,
      id: CountedEventIDs.id(numbered: 1), recordedAt: .distantPast, event: deposit)
    guard Account.replay([recorded]).balance == amount else { throw Unfinished("1.2") }
    guard amount.description == "100.00" else { throw Unfinished("1.12") }
  }

  /// The table itself must reject a second event with the same version.
  private static func requireRules() throws {
    let connection = try Connection(path: ":memory:")
    try connection.execute(Schema.events)
    do {
      for id in ["a", "b"] {
        try connection.run(
          """
          INSERT INTO events (stream, version, id, type, shape, data, recorded_at)
          VALUES ('account-1', 1, ?, 'AccountOpened', 1, '{}', 0)
          """, .text(id))
      }
      throw Unfinished("5.1")
    } catch let error as SQLiteError {
      guard error.code.primary == .constraint else { throw error }
    }
  }

  private static func requireCodec() throws {
    let opened = Account.Event.opened(accountID: 1)
    let read = try Bank.codec.decode(try Bank.codec.encode(opened))
    guard read as? Account.Event == opened else { throw Unfinished("5.2") }
  }

  private static func requireDurability(of connection: Connection) throws {
    let mode = try connection.run("PRAGMA journal_mode") { $0.text(0) }
    let full = 2
    guard mode == ["wal"], try connection.integer("PRAGMA synchronous") >= full else {
      throw Unfinished("5.5")
    }
  }

  /// An append must be readable afterwards, and a stale one must be rejected.
  private static func requireAppends(at path: String) async throws {
    let store = try SQLiteEventStore(path: path, codec: Bank.codec)
    let stream = Account.stream(of: 1)
    let openings = [1, 2].map { number in
      NewEvent(
        id: CountedEventIDs.id(numbered: number), event: Account.Event.opened(accountID: 1))
    }
    try await store.append([openings[0]], to: stream, expecting: .noStream)
    do {
      try await store.append([openings[1]], to: stream, expecting: .noStream)
      throw Unfinished("5.7")
    } catch is StorageError {
      throw Unfinished("5.7")
    } catch is VersionConflict {}
    let counts = (
      try await store.read(stream).count, try await store.readAll(after: .start, limit: 9).count
    )
    guard counts == (1, 1) else { throw Unfinished("5.9") }
  }
}
