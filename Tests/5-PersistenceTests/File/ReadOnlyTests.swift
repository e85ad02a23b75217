import ExerciseSupport
import Foundation
import SQLite
import StoreConformance
import TestStores
import Testing

@testable import Persistence

// SQLite opens a file that may not be written to without a word, for reading. The bank said that it
// was open, and answered every deposit with 500.
@Suite("Stage 5: A read-only file")
struct ReadOnlyTests {
  private let file: BankFile

  init() throws {
    file = try BankFile()
    _ = try file.quickStore()
  }

  @Test(
    "A connection that may not write is found out, before anything is appended", .exercise("5.5"))
  func findsReadOnly() throws {
    let connection = try Connection(path: file.path, mode: .readOnly)
    #expect(throws: StorageError.readOnly) { try connection.checkWriting(StorageOptions()) }
  }

  @Test(
    "Looking whether the file may be written to waits for no other writer, and changes nothing",
    .exercise("5.5"))
  func waitsForNoLock() throws {
    let other = try file.look()
    try other.execute("BEGIN IMMEDIATE")
    let connection = try file.look()
    let before = try file.bytes
    try connection.checkWriting(StorageOptions(patience: .seconds(3_600)))
    try other.execute("ROLLBACK")
    try connection.checkWriting(StorageOptions())
    #expect(try file.bytes == before)
  }
}
