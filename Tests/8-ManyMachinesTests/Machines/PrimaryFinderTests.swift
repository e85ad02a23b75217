import ExerciseSupport
import StoreConformance
import TestStores
import Testing

@testable import ManyMachines

@Suite("Stage 8: The primary finder")
struct PrimaryFinderTests {
  let clock = SteppedClock()

  @Test("The search returns a session with the primary, and closes the others", .exercise("8.11"))
  func findsPrimary() async throws {
    let servers = ScriptedServers(
      .answers(.primary(1)), .answers(.standby(2)), .answers(.primary(2)), .refuses)
    let finder = PrimaryFinder(servers.all, clock: clock)
    let primary = try await soon { try await found(by: finder, in: servers) }
    try #require(
      primary == "db-3",
      """
      db-1 is a primary on timeline 1, db-2 a standby on timeline 2, and db-3 a primary on \
      timeline 2; db-4 refuses.
        expected: an open session with db-3, and no other
        got:      \(primary ?? "no decision")
      Record the answers until the primary is known: it is the one on the highest timeline. \
      Chapter 8, exercise 8.11.
      """)
  }

  @Test("After a failover, a silent server delays nothing", .exercise("8.11"))
  func failover() async throws {
    let servers = ScriptedServers(.answers(.primary(1)), .answers(.standby(1)))
    let finder = PrimaryFinder(servers.all, clock: clock)
    let before = try await soon { try await found(by: finder, in: servers) }
    servers.set(0, to: .isSilent)
    servers.set(1, to: .answers(.primary(2)))
    let after = try await soon { try await found(by: finder, in: servers) }
    servers.endSilence()
    try #require(
      before == "db-1" && after == "db-2",
      """
      db-1 was the primary on timeline 1. Then its machine failed, and db-2 was promoted to \
      timeline 2. The clock stands still.
        expected: first db-1, then db-2 at once
        got:      first \(before ?? "no decision"), then \(after ?? "no decision")
      Remember the timelines of the first search, and end the second one as soon as \
      `search.primary` is known. Chapter 8, exercise 8.11.
      """)
  }

  @Test("An old primary that comes back is never chosen", .exercise("8.11"))
  func fencesOldPrimary() async throws {
    let servers = ScriptedServers(.answers(.primary(1)), .answers(.primary(2)))
    let finder = PrimaryFinder(servers.all, clock: clock)
    let before = try await soon { try await found(by: finder, in: servers) }
    servers.set(1, to: .refuses)
    let after = try await soon { try await found(by: finder, in: servers) }
    let expected = """
      no PostgreSQL server accepts writes (db-1: primary on timeline 1, which is older than \
      timeline 2; db-2: the connection to PostgreSQL was lost: connection refused)
      """
    try #require(
      before == "db-2" && after == expected,
      """
      db-2 is the primary, on timeline 2. db-1, a primary on timeline 1, was started again. Then \
      db-2 can't be reached for a moment.
        expected: first db-2, then the error: \(expected)
        got:      first \(before ?? "no decision"), then \(after ?? "no decision")
      Deposits that went to db-1 now would be lost. Remember the highest timeline of each search. \
      Chapter 8, exercise 8.11.
      """)
  }

  @Test("A search without a primary remembers its timeline, too", .exercise("8.11"))
  func remembersFailedSearch() async throws {
    let servers = ScriptedServers(.refuses, .answers(.standby(2)))
    let finder = PrimaryFinder(servers.all, clock: clock)
    _ = try await soon { try await found(by: finder, in: servers) }
    try #require(
      finder.highestTimeline == 2,
      """
      A search found only a standby on timeline 2.
        expected: the finder has seen timeline 2
        got:      \(finder.highestTimeline.map { "timeline \($0)" } ?? "none")
      The old primary may be the next to answer. Remember the timeline with each answer. Chapter \
      8, exercise 8.11.
      """)
    servers.set(0, to: .answers(.primary(1)))
    servers.set(1, to: .refuses)
    let primary = try await soon { try await found(by: finder, in: servers) }
    try #require(
      primary?.hasPrefix("no PostgreSQL server accepts writes") == true,
      """
      A standby on timeline 2 was seen. Then only db-1 answers, a primary on timeline 1.
        expected: an error
        got:      \(primary ?? "no decision")
      A timeline that an earlier search has seen counts, too: this primary is the old one, and has \
      come back. Chapter 8, exercise 8.11.
      """)
  }

  @Test("A silent server delays a search by the limit at most", .exercise("8.11"))
  func limit() async throws {
    let servers = ScriptedServers(.isSilent, .hangs, .answers(.primary(1)))
    let finder = PrimaryFinder(servers.all, limit: .seconds(1), clock: clock)
    let search = Task { try await found(by: finder, in: servers) }
    let isAsked = try await becomesTrue { [clock] in
      clock.sleeperCount == 2 && servers.sessionCount == 2
    }
    clock.advance(by: .seconds(1))
    let primary = try await soon { try await search.value }
    servers.endSilence()
    try #require(
      isAsked && primary == "db-3",
      """
      It is the first search. db-3 is a primary, db-1 doesn't connect, and db-2 doesn't answer. \
      Each server has one second.
        expected: db-3, after a second
        got:      \(primary ?? "no decision")
      The answers end after the limit. Then the search is complete, and the primary is the one on \
      the highest timeline. Chapter 8, exercise 8.11.
      """)
    let areClosed = try await becomesTrue {
      servers.sessionCount == 3 && servers.openSessions.isEmpty
    }
    try #require(
      areClosed,
      """
      The session that came after the limit is closed.
        expected: 3 sessions, all closed
        got:      \(servers.sessionCount.counted("session")), of which \
      \(servers.openSessions.count) are open
      Chapter 8, exercise 8.11.
      """)
  }

  @Test("All servers are asked at the same time", .exercise("8.11"))
  func asksAllAtOnce() async throws {
    let servers = ScriptedServers(
      .answers(.standby(1)), .answers(.standby(1)), .answers(.primary(1)))
    servers.answers.close()
    let finder = PrimaryFinder(servers.all, clock: clock)
    let search = Task { try await found(by: finder, in: servers) }
    let areAsked = try await becomesTrue { servers.sessionCount == 3 }
    servers.answers.open()
    let primary = try await soon { try await search.value }
    try #require(
      areAsked && primary == "db-3" && servers.asked.sorted() == [0, 1, 2],
      """
      Three servers were asked. None of them answered before all had been asked.
        expected: db-3, the primary
        got:      \(primary ?? "no decision"), after \(servers.asked.count.counted("question"))
      The answers come in any order: record each of them. Chapter 8, exercise 8.11.
      """)
  }

  @Test("A search can be cancelled, and leaves no session open", .exercise("8.11"))
  func cancels() async throws {
    let servers = ScriptedServers(.isSilent, .hangs, .answers(.primary(1)))
    let finder = PrimaryFinder(servers.all, clock: clock)
    let search = Task { try await found(by: finder, in: servers) }
    _ = try await becomesTrue { servers.sessionCount == 2 }
    search.cancel()
    let outcome = try await Outcome.soon { try await search.value }
    servers.endSilence()
    try #require(
      outcome.error is CancellationError,
      """
      The task of a search was cancelled, while two servers had not answered.
        expected: it threw CancellationError
        got:      it \(outcome)
      Chapter 8, exercise 8.11.
      """)
    let areClosed = try await becomesTrue {
      servers.openSessions.isEmpty && servers.sessionCount == 3
    }
    try #require(
      areClosed, "A cancelled search closes what it has opened. Chapter 8, exercise 8.11.")
  }
}
