import EventSourcing
import ExerciseSupport
import Foundation
import Persistence
import SQLite
import StoreConformance
import TestStores
import Testing

@Suite("Stage 5: Checkpoints")
struct CheckpointTests {
  private let file: BankFile

  init() throws { file = try BankFile() }

  /// The size of the file without the write-ahead log beside it.
  private func size() throws -> Int { try file.bytes["bank.sqlite3"]?.count ?? 0 }

  @Test("Only the writer of the store copies the write-ahead log into the file", .exercise("5.7"))
  func checkpoints() async throws {
    let store = try file.store()
    let other = try Connection.eventStore(at: file.path)
    let before = try size()
    let count = 6_000_000
    try other.execute("CREATE TABLE model_big (bytes BLOB)")
    try other.execute("INSERT INTO model_big VALUES (randomblob(\(count)))")
    let afterOther = try size()
    let outcome = try await AppendOutcome(of: [1].notes, to: .first, in: store)
    let afterWriter = try size()
    try #require(
      afterOther == before && outcome.result != nil && afterWriter > before + count,
      """
      A read model wrote \(count) bytes, and then an event was appended. Only the store's writer \
      copies the write-ahead log into the file, because two connections that do so may damage it.
        expected: the file grows at the append, from \(before) bytes
        got:      \(afterOther) bytes after the model, \(afterWriter) after the append, and the append \(outcome)
      Chapter 5, exercise 5.7.
      """)
  }
}
