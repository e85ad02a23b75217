import EventSourcing
import ExerciseSupport
import ManyMachines
import Postgres
import ReadModels
import ScriptedPostgres
import StoreConformance
import TestStores
import Testing

@Suite("Stage 8: Deadlines")
struct AppendDeadlineTests {
  /// A trial whose sessions hold their answers back.
  private func silentTrial() -> WriterTrial {
    WriterTrial(ScriptedDatabase { session, _ in session.holdAnswers() })
  }

  /// Starts an append that is stored, and whose answer is held back.
  private func startStored(_ number: Int, in trial: WriterTrial) async throws -> StartedAppend {
    let append = trial.start(.notes([number], to: .note("a")))
    let isStored = try await becomesTrue { trial.database.log == [number] }
    try #require(isStored, "The append \(number) did not reach the database.")
    return append
  }

  @Test("Sent but not answered means unknown", .exercise("8.10"))
  func isUnknown() async throws {
    let trial = silentTrial()
    let append = try await startStored(1, in: trial)
    trial.clock.advance(by: .seconds(10))
    let words = try await append.words()
    try #require(
      words == "unknown",
      """
      An append was sent, and after 10 seconds, its deadline, no answer has come.
        expected: unknown (UncertainAppend)
        got:      \(words)
      It may be stored; here, it is. Chapter 8, exercise 8.10.
      """)
    let batches = trial.database.batches.count
    let isClosed = trial.database.sessions.contains(where: \.isClosed)
    try #require(
      batches == 1 && !isClosed,
      """
      The deadline of an append has passed.
        expected: nothing is sent, and the connection stays open
        got:      \(batches) batches\(isClosed ? "; the connection was closed" : "")
      A cancelled wait for the standby counts as a success. Chapter 8, exercise 8.10.
      """)
  }

  @Test("Never sent means not stored, now or later", .exercise("8.10"))
  func isNotSent() async throws {
    let trial = silentTrial()
    let first = try await startStored(1, in: trial)
    let second = trial.start(.notes([2], to: .note("b")))
    let isWaiting = try await trial.hasWaiting(1)
    trial.clock.advance(by: .seconds(10))
    let words = [try await first.words(), try await second.words()]
    try #require(
      isWaiting && words == ["unknown", "not sent"],
      """
      The first append was sent, and the second one waited behind it. Both deadlines have passed.
        expected: [unknown, not sent]
        got:      \(WriterWords.list(words))
      The second one was never sent, so nothing of it is stored, and its caller should know that. \
      Chapter 8, exercise 8.10.
      """)
    for session in trial.database.sessions { session.releaseAnswers() }
    let third = try await trial.start(.notes([3], to: .note("c"))).words()
    try #require(
      third == "version 1" && trial.database.log == [1, 3],
      """
      The caller of append 2 was told that nothing is stored. Then the database answered again, and \
      append 3 came.
        expected: in the log: [1, 3]
        got:      in the log: \(WriterWords.list(trial.database.log)); append 3: \(third)
      Take it out of `waiting`, or it is sent with the next group. Chapter 8, exercise 8.10.
      """)
  }

  @Test("While it can't connect, nothing was sent", .exercise("8.10"))
  func isNotConnected() async throws {
    let gate = Gate(isOpen: false)
    let database = ScriptedDatabase { _, _ in await gate.pass() }
    let trial = WriterTrial(database)
    let append = trial.start(.notes([1], to: .note("a")))
    let isConnecting = try await becomesTrue { database.connectCount == 1 }
    trial.clock.advance(by: .seconds(10))
    let words = try await append.words()
    gate.open()
    let next = try await trial.start(.notes([2], to: .note("b"))).words()
    try #require(
      isConnecting && words == "not sent",
      """
      For 10 seconds, the database could not be reached.
        expected: not sent (StoreUnavailable)
        got:      \(words)
      A group that is not sent yet has `isSent == false`. Chapter 8, exercise 8.10.
      """)
    try #require(
      next == "version 1" && database.log == [2],
      """
      The caller of append 1 was told that nothing is stored. Then the database came back, and \
      append 2 was made.
        expected: in the log: [2]
        got:      in the log: \(WriterWords.list(database.log)); append 2: \(next)
      Take it out of `group` as well, as long as that is not sent. Chapter 8, exercise 8.10.
      """)
  }

  @Test("After a lost connection, an append that was sent is unknown", .exercise("8.10"))
  func isUnknownAfterLoss() async throws {
    let gate = Gate(isOpen: false)
    let database = ScriptedDatabase { session, number in
      if number == 1 { session.lose(.after(batch: 1)) } else { await gate.pass() }
    }
    let trial = WriterTrial(database)
    let append = trial.start(.notes([1], to: .note("a")))
    // With a starter of 8.8, it has its answer already.
    _ = try await becomesTrue { database.connectCount == 2 || append.isOver }
    trial.clock.advance(by: .seconds(10))
    let words = try await append.words()
    gate.open()
    try #require(
      words == "unknown",
      """
      The connection was lost after an append was stored. For 10 seconds, no other one could be \
      opened.
        expected: unknown
        got:      \(words)
      Once a group was sent, it stays so. Chapter 8, exercise 8.10.
      """)
  }

  @Test("A late answer is dropped, and the other callers get theirs", .exercise("8.10"))
  func dropsLateAnswers() async throws {
    let trial = silentTrial()
    let first = try await startStored(1, in: trial)
    let second = trial.start(.notes([2], to: .note("b"), expecting: .exactly(5)))
    _ = try await trial.hasWaiting(1)
    trial.clock.advance(by: .seconds(4))
    let third = trial.start(.notes([3, 4, 5], to: .note("c")))
    _ = try await trial.hasWaiting(2)
    for session in trial.database.sessions { session.releaseAnswers(1) }
    let answer = try await first.words()
    let isSent = try await becomesTrue { trial.database.log == [1, 3, 4, 5] }
    trial.clock.advance(by: .seconds(6))
    let late = try await second.words()
    let wasOver = third.isOver
    for session in trial.database.sessions { session.releaseAnswers() }
    let words = [answer, late, try await third.words()]
    try #require(
      isSent && !wasOver && words == ["version 1", "unknown", "version 3"],
      """
      Two appends were sent in one group. The deadline of the first one passed, and then the answers \
      came: a conflict, and version 3. Another append had its answer before.
        expected: [version 1, unknown, version 3]
        got:      \(WriterWords.list(words))\(wasOver ? "; the last one did not wait" : "")
      The answers are in the order of the group, so leave in it what was sent. Chapter 8, exercise \
      8.10.
      """)
  }

  @Test("Each append has its own deadline", .exercise("8.10"))
  func waitsForItsOwn() async throws {
    let trial = silentTrial()
    let first = try await startStored(1, in: trial)
    let second = trial.start(.notes([2], to: .note("b")))
    _ = try await trial.hasWaiting(1)
    trial.clock.advance(by: .seconds(7))
    let third = trial.start(.notes([3], to: .note("c")))
    _ = try await trial.hasWaiting(2)
    let wereOver = first.isOver || second.isOver
    trial.clock.advance(by: .seconds(3))
    let words = [try await first.words(), try await second.words()]
    let thirdWasOver = third.isOver
    for session in trial.database.sessions { session.releaseAnswers() }
    let thirdWords = try await third.words()
    try #require(
      !wereOver && words == ["unknown", "not sent"] && !thirdWasOver && thirdWords == "version 1",
      """
      The appends 1 and 2 came at second 0, and 3 at second 7. Only 1 was sent. After second 10, the \
      database answered again.
        expected: at second 10, [unknown, not sent]; then version 1 for append 3
        got:      at second \(wereOver ? "7" : "10"), \(WriterWords.list(words)); then \
      \(thirdWords)\(thirdWasOver ? ", too early" : "") for append 3
      Only the wait of `entry` ends. Chapter 8, exercise 8.10.
      """)
  }
}
