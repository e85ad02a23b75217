import EventSourcing
import ExerciseSupport
import Foundation
import SQLite
import StoreConformance
import TestStores
import Testing

@testable import Persistence

@Suite("Stage 5: The hash chain")
struct ChainTests {
  private let file: BankFile

  init() throws { file = try BankFile() }

  @Test("Two stores on one file continue the same chain", .exercise("5.7"))
  func sharesChain() async throws {
    let stores = [try file.quickStore(), try file.quickStore()]
    for number in 0..<8 {
      let events = [10 * number + 1, 10 * number + 2].notes
      try await stores[number / 2 % 2].append(
        events, to: .first, expecting: .exactly(2 * number))
    }
    let report = try verifyLog(at: file.path)
    #expect(report.fault == nil && report.eventCount == 16)
  }

  @Test(
    "Appends that share a commit, and one that is refused among them, keep it", .exercise("5.15"))
  func survivesGroups() async throws {
    let store = try LockedStore()
    let first = LockedStore.Visit.door(1, count: 2)
    try await store.append(first)
    let refused = LockedStore.Visit(ids: [.coin(900), first.ids[1]], stream: .door(9))
    let answers = try await store.appendAll([.door(2, count: 3), refused, first, .door(3)])
    #expect(answers.compactMap { $0?.error }.count == 1)
    let report = try verifyLog(at: store.file.path)
    #expect(report.fault == nil && report.eventCount == 6)
  }

  @Test("The position of an event that was removed by hand is not used again", .exercise("5.7"))
  func countsOn() async throws {
    let store = try file.quickStore()
    try await store.append([1, 2].notes, to: .first, expecting: .noStream)
    try file.tamper("DELETE FROM events WHERE position = 2")
    let result = try await store.append([3].notes, to: .first, expecting: .exactly(1))
    #expect(result.position == GlobalPosition(rawValue: 3))
  }

  @Test("An older file gets hashes for its existing events", .exercise("5.7"))
  func migrates() async throws {
    let count = 2_345
    let chained = try #require(
      Schema.steps.firstIndex { $0.contains("chain_events") }, "no step computes the hashes")
    let old = try file.look()
    try Schema.migrate(old, by: Array(Schema.steps.prefix(chained)))
    try old.write {
      for number in 1...count {
        try old.insertEvent(
          stream: "notes-1", version: number,
          id: CountedEventIDs.id(numbered: UInt64(number)).description,
          data: #"{"text":"note \#(number)"}"#)
      }
    }
    let before = try old.rows
    #expect(throws: UnchainedLog(version: chained)) { try verifyLog(at: file.path) }
    let store = try file.quickStore()
    try await store.append([count + 1].notes, to: .first, expecting: .exactly(count))
    let report = try verifyLog(at: file.path)
    #expect(report.fault == nil && report.eventCount == count + 1)
    #expect(try Array(old.rows.prefix(count)) == before)
    #expect(throws: SQLiteError.self) { try old.execute("UPDATE events SET hash = x'00'") }
  }

  @Test("A log can be verified while a store is writing", .exercise("5.7"))
  func verifiesMeanwhile() async throws {
    let store = try file.quickStore()
    try await store.append((1...7).map { $0 }.notes, to: .first, expecting: .noStream)
    let writer = try file.look()
    try writer.execute("BEGIN IMMEDIATE")
    let report = try verifyLog(at: file.path)
    try writer.execute("ROLLBACK")
    #expect(report.fault == nil && report.eventCount == 7)
  }

  @Test("A file that is not a bank's is rejected unchanged", .exercise("5.6"))
  func refusesOthers() throws {
    let diary = try file.look()
    #expect(throws: StorageError.cannotOpen) { try verifyLog(at: file.path + "-nowhere") }
    #expect(throws: StorageError.foreignFile) { try verifyLog(at: file.path) }
    try diary.execute("CREATE TABLE diary (text); PRAGMA user_version = 99")
    let before = try file.bytes
    #expect(throws: StorageError.foreignFile) { try verifyLog(at: file.path) }
    #expect(try file.bytes == before)
  }
}
