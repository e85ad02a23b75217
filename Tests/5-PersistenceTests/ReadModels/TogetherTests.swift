import EventSourcing
import ExerciseSupport
import Foundation
import Persistence
import SQLite
import StoreConformance
import TestStores
import Testing

@Suite("Stage 5: Events decoded together")
struct TogetherTests {
  private let file: BankFile
  private let store: TemporaryStore

  init() throws {
    file = try BankFile()
    store = try file.store()
  }

  @Test("Known, unknown and newer events are read together", .exercise("5.9"))
  func mixes() async throws {
    try await store.append([1].notes, to: .first, expecting: .noStream)
    try insert(version: 2, type: "SomethingNew", data: #"[1,"],[",{"a":null}]"#)
    try insert(version: 3, shape: 9, data: #"{"text":"later"}"#)
    try insert(version: 4, data: #"{"text":"],[\"}"}"#)
    let outcome = try await Outcome.reading { try await store.read(.first) }
    let events = outcome.value?.map(\.event) ?? []
    try #require(
      events.count == 4 && (events[0] as? Note)?.text == "note 1"
        && (events[1] as? UnknownEvent)?.data
          == .array([.integer(1), .string("],["), .object(["a": .null])])
        && (events[2] as? UnknownEvent)?.data == .object(["text": .string("later")])
        && (events[3] as? Note)?.text == #"],["}"#,
      """
      A stream has a note, an event of an unknown type, one of a newer shape, and a note with \
      brackets in its text.
        expected: four events, each with its own data
        got:      it \(outcome.page)
      Chapter 5, exercise 5.9.
      """)
  }

  @Test(
    "Two damaged events don't complete each other", .exercise("5.9"),
    arguments: [
      [#"{"text":"a"},{"text":"b"}"#, ""], [#"{"text":"a"#, #"b"},{"text":"c"}"#],
      [#"{"text":"a"}],["#, "1"], ["", #"{"text":"a"},{"text":"b"}"#],
    ])
  func findsDamage(data: [String]) async throws {
    do {
      try insert(version: 1, data: data[0])
      try insert(version: 2, data: data[1])
    } catch let error as SQLiteError where error.code.primary == .constraint {
      // A table with a rule about the data lets in nothing of the kind, and that is as good.
      return
    }
    let outcome = try await Outcome.reading { try await store.read(.first) }
    try #require(
      (outcome.error as? DamagedEvent)?.position == GlobalPosition(rawValue: 1),
      """
      The data of two notes are \(data[0]) and \(data[1]). Neither is a note.
        expected: throws DamagedEvent with position 1
        got:      it \(outcome.error.map { "threw \($0)" } ?? outcome.page)
      Chapter 5, exercise 5.9.
      """)
  }

  private func insert(
    version: Int, type: String = "Noted", shape: Int = 1, data: String
  ) throws {
    try file.look().insertEvent(
      stream: "notes-1", version: version,
      id: CountedEventIDs.id(numbered: UInt64(version)).description, type: type, shape: shape,
      data: data)
  }
}
