import EventSourcing
import ExerciseSupport
import Foundation
import SQLite
import StoreConformance
import TestStores
import Testing

@testable import Persistence

@Suite("Stage 5: A moved or removed file")
struct PlaceTests {
  private let file: BankFile
  private let files = FileManager.default

  init() throws { file = try BankFile() }

  // The open file goes on without a name: an append to it is acknowledged, and is lost.
  @Test(
    "Nothing is recorded once the file was removed, or what SQLite keeps beside it",
    .exercise("5.9"),
    arguments: ["", "-wal", "-shm"])
  func refusesRemoved(suffix: String) async throws {
    let store = try file.quickStore()
    try await store.append([1].notes, to: .first, expecting: .noStream)
    try files.removeItem(atPath: file.path + suffix)
    await #expect(throws: StorageError.moved) {
      try await store.append([2].notes, to: .first, expecting: .exactly(1))
    }
    // What is open can be read as long as it is.
    #expect(try await store.read(.first).texts == ["note 1"])
  }

  // The file is moved away, and the next start creates another one under its name: the first
  // process would go on in the old one, and each of the two would acknowledge deposits.
  @Test("After a move and a second start, only the second bank records anything", .exercise("5.9"))
  func refusesMoved() async throws {
    let first = try file.quickStore()
    try await first.append([1].notes, to: .first, expecting: .noStream)
    for suffix in ["", "-wal", "-shm"] {
      try files.moveItem(atPath: file.path + suffix, toPath: "\(file.path).old\(suffix)")
    }
    let second = try file.quickStore()
    try await second.append([2].notes, to: .first, expecting: .noStream)
    await #expect(throws: StorageError.moved) {
      try await first.append([3].notes, to: .first, expecting: .exactly(1))
    }
    #expect(try await second.read(.first).texts == ["note 2"])
    // Put back, the old file is where it was, and goes on.
    for suffix in ["", "-wal", "-shm"] {
      try files.removeItem(atPath: file.path + suffix)
      try files.moveItem(atPath: "\(file.path).old\(suffix)", toPath: file.path + suffix)
    }
    try await first.append([4].notes, to: .first, expecting: .exactly(1))
    #expect(try await first.read(.first).texts == ["note 1", "note 4"])
  }

  @Test("Read models and snapshots of a file that moved are refused as well", .exercise("5.13"))
  func refusesModels() async throws {
    let store = try file.quickStore()
    let model = try DurableProjection<Guestbook>(path: file.path)
    try await store.append([1].notes, to: .first, expecting: .noStream)
    try files.moveItem(atPath: file.path, toPath: "\(file.path).old")
    let events = try await store.readAll(after: .start, limit: 1)
    #expect(throws: StorageError.moved) { try model.take(events) }
  }

  @Test("A moved file has another error than a read-only one")
  func hasAnOwnReason() {
    let error = SQLiteError(
      code: ResultCode(rawValue: 8 | 4 << 8), message: "database is read-only")
    #expect(StorageError(error) == .moved)
  }
}
