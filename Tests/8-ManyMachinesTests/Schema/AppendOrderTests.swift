import EventSourcing
import ExerciseSupport
import Foundation
import ManyMachines
import Persistence
import Postgres
import StoreConformance
import Testing

@Suite("Stage 8: The order of the log")
struct AppendOrderTests {
  @Test("A reader that follows positions misses no event", .exercise("8.5"))
  func missesNothing() async throws {
    let race = try await Race()
    try await race.first([.notes([1], to: .first)])
    let second = try await race.second([.notes([2], to: .second)])
    let waited = try await second.waits(seenBy: race.database.session)
    var read = try await race.read(after: .start)
    try await race.commit()
    let answers = try await race.answers(of: second)
    read += try await race.read(after: read.last?.position ?? .start)
    let log = try await race.database.rows.map { $0.split(separator: " ").prefix(2) }
    let advice = Race.advice(
      on: answers,
      otherwise: """
        A position that is taken early and committed late lies behind the reader, which never looks \
        back. Take the lock before anything else.
        """)
    try #require(
      read.map(\.stream) == ["notes-1", "notes-2"] && waited,
      """
      Machine A appended to notes-1 and had not committed yet, when machine B appended to notes-2. A \
      reader read to the end, A committed, and the reader went on after its last position.
        expected: B waited for A, and the reader saw notes-1 and notes-2
        got:      B \(waited ? "waited" : "did not wait"), and the reader saw \
      \(read.map(\.stream)); B was answered \(answers)
      The log is \(log.map { $0.joined(separator: " ") }). \
      \(advice) \
      Chapter 8, exercise 8.5.
      """)
  }

  @Test("An append sees what was committed before it", .exercise("8.5"))
  func seesCommitted() async throws {
    let race = try await Race()
    try await race.first([.notes([1], to: .first)])
    let second = try await race.second([.notes([2], to: .first, expecting: .noStream)])
    _ = try await second.waits(seenBy: race.database.session)
    try await race.commit()
    let answers = try await race.answers(of: second)
    let advice = Race.advice(
      on: answers,
      otherwise: """
        A version that was read before the lock is stale when the lock is there. Then only the \
        constraint stops B, with an error that ends its transaction.
        """)
    try #require(
      answers == ["version conflict: actual 1"],
      """
      Machine A appended to notes-1 and had not committed yet, when machine B appended to notes-1, \
      expecting no stream. Then A committed.
        expected: B was answered version conflict: actual 1
        got:      \(answers)
      \(advice) \
      Chapter 8, exercise 8.5.
      """)
  }

  @Test("A repetition sees the first attempt", .exercise("8.5"))
  func seesFirstAttempt() async throws {
    let race = try await Race()
    let append = PendingAppend.notes([1, 2], to: .first, expecting: .noStream)
    try await race.first([append])
    let second = try await race.second([append])
    _ = try await second.waits(seenBy: race.database.session)
    try await race.commit()
    let answers = try await race.answers(of: second)
    let advice = Race.advice(
      on: answers, otherwise: "The step that looks for known ids has to come after the lock, too.")
    try #require(
      answers == ["stored: version 2, position 2"],
      """
      An append was sent to machine A and, because the answer took long, once more to machine B. A \
      had not committed yet when B began. Then A committed.
        expected: B was answered stored: version 2, position 2
        got:      \(answers)
      \(advice) \
      Chapter 8, exercise 8.5.
      """)
  }

  @Test("A request sees the record of the same key", .exercise("8.5"))
  func seesRecord() async throws {
    let race = try await Race()
    try await race.first([.notes([1], to: .first).recording("deposit 5")])
    let second = try await race.second([.notes([2], to: .second).recording("deposit 6")])
    _ = try await second.waits(seenBy: race.database.session)
    try await race.commit()
    let answers = try await race.answers(of: second)
    let advice = Race.advice(
      on: answers, otherwise: "The step that looks for keys has to come after the lock, too.")
    try #require(
      answers == ["key taken: k"],
      """
      Two different requests had the same idempotency key. The one on machine A had not committed \
      yet when the one on machine B began. Then A committed.
        expected: B was answered key taken: k
        got:      \(answers)
      \(advice) \
      Chapter 8, exercise 8.5.
      """)
  }
}

extension AppendOrderTests {
  @Test("All machines use the same key", .exercise("8.5"))
  func usesKey() async throws {
    let race = try await Race()
    try await race.first([.notes([1], to: .first)])
    let keys = try await race.heldKeys()
    // Without an advisory lock, there may be a lock of the table.
    try #require(
      keys.allSatisfy { $0 == 0x4556_454E_5453 },
      """
      A machine appended and had not committed yet.
        expected: its advisory lock is \(0x4556_454E_5453)
        got:      it is \(keys)
      Machines that lock different numbers don't wait for each other, and other versions of the bank \
      use `lockKey`. Chapter 8, exercise 8.5.
      """)
  }

  @Test("The lock is free after the commit, and after a rollback", .exercise("8.5"))
  func freesLock() async throws {
    for ending in ["COMMIT", "ROLLBACK"] {
      let race = try await Race()
      try await race.first([.notes([1], to: .first)])
      try await race.end(with: ending)
      let second = try await race.second([.notes([2], to: .second)])
      let waited = try await second.waits(seenBy: race.database.session)
      let answers = try await race.answers(of: second)
      try #require(
        !waited && answers.first?.hasPrefix("stored") == true,
        """
        Machine A appended, sent \(ending) and stayed connected. Then machine B appended.
          expected: B's append was stored without waiting
          got:      B \(waited ? "waited" : "did not wait"), and was answered \(answers)
        A lock of the session is kept until the session ends, and every other machine stands still. \
        A lock of the transaction (`xact`) ends with it. Chapter 8, exercise 8.5.
        """)
    }
  }

  @Test("Two machines that write to the same streams don't deadlock", .exercise("8.5"))
  func avoidsDeadlock() async throws {
    let race = try await Race()
    try await race.first([.notes([1], to: .first)])
    let second = try await race.second([.notes([2], to: .second), .notes([3], to: .first)])
    _ = try await second.waits(seenBy: race.database.session)
    let first = try await race.firstGoesOn([.notes([4], to: .second)])
    try await race.commit()
    let answers = try await race.answers(of: second)
    try #require(
      (first + answers).allSatisfy { $0.hasPrefix("stored") },
      """
      Machine A appended to notes-1 and then to notes-2, in one transaction. Meanwhile, machine B \
      appended to notes-2 and then to notes-1.
        expected: all four were stored
        got:      A's second append: \(first.joined()); B's appends: \(answers.joined(separator: "; "))
      Two that take locks in opposite order wait for each other, and the server ends one of them. One \
      lock for the whole log has no order. Chapter 8, exercise 8.5.
      """)
  }

  @Test("A follower of eight writers sees each event once", .exercise("8.5"))
  func followsWriters() async throws {
    let outcome = try await FollowedWriters(machines: 8, appends: 50).run()
    try #require(
      outcome.isComplete && outcome.stored == 400 && outcome.positions == outcome.log,
      """
      Eight machines appended 50 events each, and a reader followed.
        expected: 400 were stored, and the reader saw each of them once, in order
        got:      \(outcome.stored) were stored\(outcome.isComplete ? "" : ", then all machines waited"); \
      the reader saw \(Set(outcome.positions).count) of them, and \
      \(outcome.positions.count - Set(outcome.positions).count) once more
      If some are missing, their positions were taken before the lock. If all machines waited, a \
      lock was kept after a commit. Chapter 8, exercise 8.5.
      """)
  }

  @Test("A follower of eight writers sees each of many events once", .endToEnd)
  func followsLonger() async throws {
    let outcome = try await FollowedWriters(machines: 8, appends: 200).run()
    #expect(outcome.isComplete && outcome.stored == 1_600 && outcome.positions == outcome.log)
  }
}
