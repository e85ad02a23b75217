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
      The disk didn't confirm a commit, so its events may be there after the next start.
        expected: throws UncertainAppend
        got:      it \(outcome)
      Told that nothing was appended, a handler decides again, and the deposit counts twice. Pass \
      the error of `write` along unchanged. Chapter 5, exercise 5.15.
      """)
  }

  @Test("If the commit fails, a conflict within the group doesn't count", .exercise("5.15"))
  func forgetsConflicts() async throws {
    let file = try BankFile()
    let disk = FailingDisk(under: file.path)
    let store = try LockedStore(file: file)
    let visits = (1...40).map {
      LockedStore.Visit(ids: [.coin($0)], stream: .door(1), expected: .noStream)
    }
    let answers = try await store.appendAll(visits, whenLocked: { disk.breakDown() })
    let conflicts = answers.count { $0?.outcome.versionConflict != nil }
    try #require(
      conflicts == 0,
      """
      40 appends to one new stream waited together. In each group the first one was inserted, the \
      others were rejected because of it, and then the commit failed.
        expected: every append throws UncertainAppend
        got:      \(conflicts) throw VersionConflict
      A conflict was with rows that may not be there, so its writer looks for events that don't \
      exist. When `write` throws, its error is the outcome of all. Chapter 5, exercise 5.15.
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
      The disk didn't confirm a commit of two events. Then it worked again, and the append was \
      repeated with the same ids.
        expected: version 3, and 3 rows
        got:      it \(again), and \(count) rows
      Chapter 5, exercise 5.15.
      """)
  }
}
