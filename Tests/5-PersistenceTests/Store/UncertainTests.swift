import EventSourcing
import ExerciseSupport
import FailingDisk
import Persistence
import StoreConformance
import TestStores
import Testing

@Suite("Stage 5: A commit that may have reached the disk")
struct UncertainTests {
  private let file: BankFile
  private let disk: FailingDisk
  private let store: TemporaryStore

  init() throws {
    file = try BankFile()
    disk = FailingDisk(under: file.path)
    store = try file.store()
  }

  @Test("A commit that may have reached the disk throws UncertainAppend", .exercise("5.15"))
  func saysSo() async throws {
    _ = try await AppendOutcome(of: [1].notes, to: .first, in: store)
    disk.breakDown()
    let outcome = try await Outcome<AppendResult>.soon {
      try await store.append([2].notes, to: .first, expecting: .exactly(1))
    }
    try #require(
      outcome.error is UncertainAppend,
      """
      The disk did not confirm a commit. Its events may be in the file after the next start, so the \
      append has to throw UncertainAppend, but it \(outcome). Whoever is told that nothing was \
      appended decides again, and the deposit counts twice. Pass the error of `write` along as it \
      is. Read: Chapter 5, exercise 5.15.
      """)
  }

  @Test("A retry after UncertainAppend is stored once", .exercise("5.15"))
  func repeats() async throws {
    _ = try await AppendOutcome(of: [1].notes, to: .first, in: store)
    disk.breakDown()
    _ = try await Outcome<AppendResult>.soon {
      try await store.append([2, 3].notes, to: .first, expecting: .exactly(1))
    }
    disk.recover()
    let again = try await AppendOutcome(
      of: [2, 3].notes, to: .first, expecting: .exactly(1), in: store)
    let count = try file.look().rows.count
    try #require(
      again.result?.version == 3 && count == 3,
      """
      The disk did not confirm a commit, then it worked again, and the same append of two events came \
      again, with the same ids. It has to lead to version 3, and to 3 rows, but it \(again), and the \
      file has \(count) rows. Read: Chapter 5, exercise 5.15.
      """)
  }
}
