import EventSourcing
import ExerciseSupport
import Foundation
import SQLite
import StoreConformance
import TestStores
import Testing

@testable import Persistence

@Suite("Stage 5: An id in capitals")
struct SpellingTests {
  private let file: BankFile
  /// An id with letters among its digits.
  private let id = CountedEventIDs.id(numbered: 0xABC_DEF)

  init() throws { file = try BankFile() }

  private var note: NewEvent { NewEvent(id: id, event: Note("paid in")) }

  private func count() throws -> Int { try file.look().integer("SELECT count(*) FROM events") }

  // A shell copies a row with `upper(id)`, as programs do that write UUIDs in capitals. It is the
  // same id to every reader: the deposit would count twice.
  @Test(
    "An existing id is rejected in capitals, too", .exercise("5.7"),
    arguments: ["INSERT", "INSERT OR REPLACE", "INSERT OR IGNORE"])
  func refusesCapitals(verb: String) async throws {
    try await file.quickStore().append([note], to: .first, expecting: .noStream)
    for spelling in ["upper(id)", "id", "substr(upper(id), 1, 34) || substr(id, 35)"] {
      #expect(throws: SQLiteError.self) {
        try file.look().execute(
          """
          \(verb) INTO events (stream, version, id, type, shape, data, recorded_at)
          SELECT stream, 2, \(spelling), type, shape, data, recorded_at FROM events
          """)
      }
    }
    #expect(try count() == 1)
  }

  // Another program, with the right to insert, was first. The store's own append is the
  // same event, so it is a repetition, or a conflict for a store that compares the text; in another
  // stream it is a conflict in any case.
  @Test("An append finds an id that another program wrote in capitals", .exercise("5.8"))
  func findsCapitals() async throws {
    let store = try file.quickStore()
    try file.look().insertEvent(
      stream: StreamID.first.description, id: id.description.uppercased())
    do {
      let result = try await store.append([note], to: .first, expecting: .noStream)
      #expect(result == AppendResult(version: 1, position: GlobalPosition(rawValue: 1)))
    } catch let conflict as EventIDConflict {
      #expect(conflict.id == id)
    }
    await #expect(throws: EventIDConflict(id: id)) {
      try await store.append([note], to: .second, expecting: .noStream)
    }
    #expect(throws: SQLiteError.self) {
      try file.look().insertEvent(stream: "notes-5", id: id.description)
    }
    #expect(try count() == 1)
  }

  // Files of the seven steps before this one have let such rows in. They keep them, with the hashes
  // that they have: an event is never changed, and the log stays readable.
  @Test(
    "An older file keeps its events and their hashes, and lets no third one in", .exercise("5.9"))
  func migrates() async throws {
    let before = try #require(
      Schema.steps.firstIndex { $0.contains("events_by_other_spelling") }, "no step folds the case")
    let old = try file.look()
    try Schema.migrate(old, by: Array(Schema.steps.prefix(before)))
    try old.insertEvent(stream: StreamID.first.description, id: id.description.uppercased())
    try old.insertEvent(stream: StreamID.first.description, version: 2, id: id.description)
    let hashes = try file.hashes()
    let store = try file.quickStore()
    #expect(try await store.read(.first).map(\.id) == [id, id])
    #expect(try file.hashes() == hashes)
    await #expect(throws: EventIDConflict(id: id)) {
      try await store.append([note], to: .second, expecting: .noStream)
    }
  }

  // A key is a word of the client, and so is the id of its command: "a" and "A" are two requests.
  @Test("Idempotency keys, causes and streams differ in their letters", .exercise("5.7"))
  func keepsKeys() async throws {
    let store = try file.quickStore()
    for (number, key) in ["pay-a", "pay-A"].enumerated() {
      let note = NewEvent(
        id: CountedEventIDs.id(numbered: UInt64(number + 1)), event: Note(key),
        metadata: EventMetadata(causationID: CausationID(rawValue: key)))
      let record = IdempotencyRecord(key: key, fingerprint: key, expiry: .distantFuture)
      try await store.append([note], to: .first, expecting: .any, recording: [record])
      #expect(
        try await store.events(of: .first, causedBy: CausationID(rawValue: key)).texts == [key])
      #expect(try await store.idempotencyRecord(of: key)?.fingerprint == key)
    }
  }

  @Test("The search for other spellings costs an append no scan", .exercise("5.4"))
  func usesIndexes() throws {
    let connection = try Connection.eventStore(at: file.path)
    let plan = try connection.run(
      "EXPLAIN QUERY PLAN SELECT 1 FROM events WHERE id <> lower(id) AND lower(id) = lower(?)",
      .text("A")
    ) { $0.text(3) }
    #expect(plan.count == 1 && plan[0].contains("USING INDEX events_by_other_spelling"))
  }
}
