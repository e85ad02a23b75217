import ExerciseSupport
import ScriptedPostgres
import StoreConformance
import TestStores
import Testing

@testable import ManyMachines

@Suite("Stage 8: The signal when the server fails")
struct SignalFailureTests {
  @Test("The pauses between attempts to connect grow", .exercise("8.9"))
  func backsOff() async throws {
    let pauses = ImmediateClock()
    let trial = SignalTrial(NotifyingServer(failedConnects: 4), pauses: pauses)
    let reader = LogReader(trial)
    defer { reader.leave() }
    let listens = try await becomesTrue { trial.server.listeningCount == 1 }
    let waits = pauses.waits
    try #require(
      listens && waits == [50, 100, 200, 400].map { .milliseconds($0) },
      """
      Four attempts to connect failed, and the fifth one worked. The first pause is 50 milliseconds \
      here.
        expected: pauses of 50, 100, 200, 400 milliseconds, and then `LISTEN`
        got:      \(words(waits)), and \(listens ? "then `LISTEN`" : "no `LISTEN`")
      Count the failures in a row, and call `backOff.wait(after:)` with the number. Chapter 8, \
      exercise 8.9.
      """)
    trial.server.endSessions()
    let listensAgain = try await becomesTrue { trial.server.listeningCount == 1 }
    let last = pauses.waits.dropFirst(4)
    try #require(
      listensAgain && last == [.milliseconds(50)],
      """
      After four failures, the signal has listened for a while. Then the server ended the session, \
      and the next one was opened at once.
        expected: a pause of 50 milliseconds
        got:      \(words(Array(last)))
      Failures from before a session that worked don't count any more: set the number back once \
      `LISTEN` was successful. Chapter 8, exercise 8.9.
      """)
  }

  @Test("Where `LISTEN` is refused, the reminder still works", .exercise("8.9"))
  func reminds() async throws {
    let pauses = SteppedClock()
    let trial = SignalTrial(NotifyingServer(refusesListen: true), pauses: pauses)
    let reader = LogReader(trial)
    defer { reader.leave() }
    let rests = try await becomesTrue {
      pauses.sleeperCount > 0 || trial.server.connectCount > 3
    }
    try #require(
      rests && trial.server.connectCount == 1 && pauses.sleeperCount == 1,
      """
      The only server that can be reached is a standby, and refuses `LISTEN`.
        expected: a pause after the first attempt
        got:      \(trial.server.connectCount.counted("attempt")) without a pause
      Without a pause, the signal would connect as fast as it can, for as long as that server is a \
      standby. Wait after each failure, whatever has failed. Chapter 8, exercise 8.9.
      """)
    trial.server.append()
    _ = try await becomesTrue { trial.clock.sleeperCount == 1 }
    trial.clock.advance(by: .seconds(1))
    let isSeen = try await becomesTrue { reader.seenCount == 1 }
    try #require(
      isSeen,
      """
      A server refuses `LISTEN`. An event was appended, and the reminder was due.
        expected: the reader has seen 1 event
        got:      it has seen \(reader.seenCount)
      Catch the error, so that the loop and the reminder go on. Chapter 8, exercise 8.9.
      """)
  }

  @Test("A session that can't listen is closed, and the reason is reported", .exercise("8.9"))
  func closes() async throws {
    let pauses = SteppedClock()
    let trial = SignalTrial(NotifyingServer(refusesListen: true), pauses: pauses)
    let reader = LogReader(trial)
    defer { reader.leave() }
    for attempt in 1...3 {
      let rests = try await becomesTrue { pauses.sleeperCount == 1 }
      let (count, open) = (trial.server.connectCount, trial.server.sessions.count { !$0.isClosed })
      try #require(
        rests && count == attempt && open == 0,
        """
        A server refuses `LISTEN`. This is the pause after attempt \(attempt).
          expected: \(attempt.counted("session")), all closed
          got:      \(count.counted("session")), of which \(open) are open
        A session that stays open takes one of the server's connections for nothing. Connect with \
        `withSession`. Chapter 8, exercise 8.9.
        """)
      let reports = trial.failures.all
      try #require(
        reports.count == attempt && reports.allSatisfy { $0.contains("LISTEN during recovery") },
        """
        A server has refused `LISTEN` \(attempt) times.
          expected: \(attempt.counted("report")) with the reason
          got:      \(reports.isEmpty ? "none" : reports.joined(separator: "; "))
        Operators have to learn why only the reminder works. Call `report(_:)` with each error. \
        Chapter 8, exercise 8.9.
        """)
      pauses.advance(by: .seconds(10))
      _ = try await becomesTrue { trial.server.connectCount > attempt }
    }
    let waits = Array(pauses.waits.prefix(3))
    try #require(
      waits == [50, 100, 200].map { .milliseconds($0) },
      """
      A server has refused `LISTEN` three times.
        expected: pauses of 50, 100, 200 milliseconds
        got:      \(words(waits))
      A session that could not listen is a failure as well: count it. Chapter 8, exercise 8.9.
      """)
  }

  @Test("A lost session is closed as well", .exercise("8.9"))
  func closesLostSession() async throws {
    let trial = SignalTrial(NotifyingServer())
    let reader = LogReader(trial)
    defer { reader.leave() }
    for count in 1...3 {
      let listens = try await becomesTrue {
        trial.server.listeningCount == 1 && trial.server.connectCount == count
      }
      let closed = trial.server.sessions.dropLast().count(where: \.isClosed)
      try #require(
        listens && closed == count - 1,
        """
        The server has ended the session of a signal \(count - 1) times.
          expected: \((count - 1).counted("closed session")), and 1 that listens
          got:      \(closed.counted("closed session")), and \
        \(trial.server.listeningCount) that listen
        Each attempt needs a session, and `withSession` closes it. Chapter 8, exercise 8.9.
        """)
      trial.server.endSessions()
    }
  }

  private func words(_ waits: [Duration]) -> String {
    guard !waits.isEmpty else { return "no pause" }
    let numbers = waits.map { "\($0 / .milliseconds(1))" }.joined(separator: ", ")
    return "pauses of \(numbers) milliseconds"
  }
}
