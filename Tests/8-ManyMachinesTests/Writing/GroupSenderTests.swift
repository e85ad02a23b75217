import EventSourcing
import ExerciseSupport
import ManyMachines
import Postgres
import ReadModels
import ScriptedPostgres
import StoreConformance
import Synchronization
import Testing

@Suite("Stage 8: After a lost connection")
struct GroupSenderTests {
  /// A database whose session number `n` loses its first batch as `points` says, and where the attempts
  /// to connect with the numbers `failing` fail.
  private func database(
    losing points: [Int: LossPoint], failing: Set<Int> = []
  ) -> ScriptedDatabase {
    ScriptedDatabase { session, number in
      if failing.contains(number) { throw Unreachable() }
      if let point = points[number] { session.lose(point) }
    }
  }

  @Test("A request that was lost is sent again", .exercise("8.8"))
  func repeatsLostRequest() async throws {
    let trial = WriterTrial(database(losing: [1: .before(batch: 1)]))
    let words = try await trial.start(.notes([1], to: .note("a"))).words()
    try #require(
      words == "version 1" && trial.database.log == [1],
      """
      The connection was lost before the server got the append.
        expected: version 1; in the log: [1]
        got:      \(words); in the log: \(WriterWords.list(trial.database.log))
      Drop the session, connect, and send the group again. Chapter 8, exercise 8.8.
      """)
  }

  @Test("If only the answer was lost, nothing is stored twice", .exercise("8.8"))
  func repeatsWithSameIDs() async throws {
    let trial = WriterTrial(
      database(losing: [1: .after(batch: 1), 2: .after(batch: 1)]))
    let words = try await trial.start(.notes([1, 2], to: .note("a"))).words()
    try #require(
      words == "version 2" && trial.database.log == [1, 2],
      """
      Twice in a row, the server committed an append, and its answer was lost.
        expected: version 2; in the log: [1, 2]
        got:      \(words); in the log: \(WriterWords.list(trial.database.log)), where -1 is an \
      unknown id
      The same ids let the database find what it has stored. With new ones, a deposit counts twice. \
      Chapter 8, exercise 8.8.
      """)
  }

  @Test("An append that was stored is no conflict when it is repeated", .exercise("8.8"))
  func isNoConflict() async throws {
    let trial = WriterTrial(database(losing: [1: .after(batch: 2)]))
    let first = try await trial.start(.notes([1, 2], to: .note("a"))).words()
    let second = try await trial.start(
      .notes([3], to: .note("a"), expecting: .exactly(2))
    ).words()
    try #require(
      [first, second] == ["version 2", "version 3"] && trial.database.log == [1, 2, 3],
      """
      An append expects version 2. It was stored, and the answer was lost.
        expected: [version 2, version 3]; in the log: [1, 2, 3]
        got:      \(WriterWords.list([first, second])); in the log: \
      \(WriterWords.list(trial.database.log))
      The database looks for the ids first, and for the version after that. So send the append as \
      it was. Chapter 8, exercise 8.8.
      """)
  }

  @Test("It connects again and again, and waits longer each time", .exercise("8.8"))
  func backsOff() async throws {
    let clock = PatientClock()
    let trial = WriterTrial(
      database(losing: [1: .before(batch: 1)], failing: [2, 3, 4]), backOff: .immediate(clock))
    let words = try await trial.start(.notes([1], to: .note("a"))).words()
    try #require(
      words == "version 1" && clock.waits == [100, 200, 400, 800],
      """
      The connection was lost, and three attempts to connect failed.
        expected: version 1, after waits of [100, 200, 400, 800] milliseconds
        got:      \(words), after waits of \(WriterWords.list(clock.waits))
      While a standby takes over, a second or more may pass. `backOff.wait(after:)` takes the number \
      of failures in a row. Chapter 8, exercise 8.8.
      """)
  }

  @Test("It doesn't give up while a caller waits", .exercise("8.8"))
  func isPersistent() async throws {
    let trial = WriterTrial(database(losing: [:], failing: Set(1...50)))
    let words = try await trial.start(.notes([1], to: .note("a"))).words()
    try #require(
      words == "version 1" && trial.database.connectCount == 51,
      """
      50 attempts to connect failed, and the next one worked.
        expected: version 1, after 51 attempts
        got:      \(words), after \(trial.database.connectCount)
      The deadline of the caller ends the attempts, and not their number. Chapter 8, exercise 8.8.
      """)
  }

  @Test(
    "A group is repeated as a whole", .exercise("8.8"),
    arguments: [LossPoint.before(batch: 1), .after(batch: 1)])
  func repeatsTheGroup(_ point: LossPoint) async throws {
    let database = database(losing: [1: point])
    let appends: [PendingAppend] = [
      .notes([1], to: .note("a"), expecting: .noStream), .notes([2], to: .note("b")),
      .notes([3, 4], to: .note("a"), expecting: .exactly(1)),
    ]
    let group = GroupUnderWay(isAwaited: { true }, beginSending: { AppendGroup(appends) })
    let words = try await outcomes(of: group, in: database)
    try #require(
      words == ["version 1", "version 1", "version 3"] && database.log == [1, 2, 3, 4],
      """
      A group of three was lost: \(point == .before(batch: 1) ? "the request" : "only the answer").
        expected: [version 1, version 1, version 3]; in the log: [1, 2, 3, 4]
        got:      \(WriterWords.list(words)); in the log: \(WriterWords.list(database.log))
      Send the whole group again, in the same order. Chapter 8, exercise 8.8.
      """)
  }

  @Test("Appends that arrive meanwhile are in the next group", .exercise("8.8"))
  func keepsGroupsApart() async throws {
    let database = ScriptedDatabase { session, number in
      if number == 1 { session.holdAnswers() }
    }
    let trial = WriterTrial(database)
    let first = trial.start(.notes([1], to: .note("a")))
    let isServed = try await becomesTrue { database.log == [1] }
    let second = trial.start(.notes([2], to: .note("a"), expecting: .exactly(1)))
    let isWaiting = try await trial.hasWaiting(1)
    for session in database.sessions { session.lose() }
    let words = [try await first.words(), try await second.words()]
    let batches = database.batches.map { WriterWords.of($0) }
    try #require(
      isServed && isWaiting && words == ["version 1", "version 2"] && batches.count == 3,
      """
      A first append was stored, and the connection was lost while a second one waited behind it.
        expected: [version 1, version 2]; the first append is sent twice, then the second one
        got:      \(WriterWords.list(words)); \(batches.joined(separator: ", then "))
      The group under way is repeated before the next one is sent: its appends came first. Chapter \
      8, exercise 8.8.
      """)
  }

  @Test("A lost session is closed, and not used again", .exercise("8.8"))
  func dropsTheSession() async throws {
    let trial = WriterTrial(database(losing: [1: .before(batch: 1)]))
    let words = [
      try await trial.start(.notes([1], to: .note("a"))).words(),
      try await trial.start(.notes([2], to: .note("a"))).words(),
    ]
    let sessions = trial.database.sessions
    try #require(
      words == ["version 1", "version 2"] && sessions.map(\.isClosed) == [true, false],
      """
      The first session was lost with the first append. A second append came later.
        expected: [version 1, version 2]; 2 sessions, and the first one is closed
        got:      \(WriterWords.list(words)); \(sessions.count), closed: \
      \(sessions.map { "\($0.isClosed)" }.joined(separator: ", "))
      A session that has thrown ConnectionLost throws it for ever. `connection.drop()` closes it. \
      Chapter 8, exercise 8.8.
      """)
  }

  @Test("A writer leaves a server that is no longer the primary", .exercise("8.8"))
  func leavesStandby() async throws {
    let database = ScriptedDatabase(refusing: ScriptedDatabase.Refusals(sessions: [1, 2]))
    let trial = WriterTrial(database)
    let words = try await trial.start(.notes([1], to: .note("a"))).words()
    try #require(
      words == "version 1" && database.connectCount == 3,
      """
      Two servers refused the append with 25006: they are standbys, and only take reads. The third \
      one is the primary.
        expected: version 1, from the third connection
        got:      \(words), after \(database.connectCount) connections
      `allResults(of:)` turns this error into a lost connection. Chapter 8, exercise 8.8.
      """)
  }

  @Test("A group counts as sent only when there is a connection", .exercise("8.8"))
  func marksLate() async throws {
    let steps = Mutex<[String]>([])
    let database = ScriptedDatabase { _, number in
      steps.withLock { $0.append("connect \(number)") }
      if number < 3 { throw Unreachable() }
    }
    let appends = [PendingAppend.notes([1], to: .note("a"))]
    let group = GroupUnderWay(
      isAwaited: { true },
      beginSending: {
        steps.withLock { $0.append("begin sending") }
        return AppendGroup(appends)
      })
    let words = try await outcomes(of: group, in: database)
    let order = steps.withLock { $0 }
    try #require(
      words == ["version 1"] && order == ["connect 1", "connect 2", "connect 3", "begin sending"],
      """
      Two attempts to connect failed, and the third one worked.
        expected: [connect 1, connect 2, connect 3, begin sending]
        got:      \(WriterWords.list(order)); \(WriterWords.list(words))
      An append that was never sent is certainly not stored, and its caller can rely on that. So get \
      the session first. Chapter 8, exercise 8.8.
      """)
  }

  @Test("It stops when no caller waits any longer", .exercise("8.8"))
  func stops() async throws {
    let database = database(losing: [:], failing: Set(1...1_000))
    let group = GroupUnderWay(
      isAwaited: { database.connectCount < 5 },
      beginSending: { AppendGroup([.notes([1], to: .note("a"))]) })
    let outcome = try await Outcome.soon { try await outcomes(of: group, in: database) }
    try #require(
      !(outcome.error is DoesNotEnd) && database.connectCount == 5,
      """
      No attempt to connect works. After the fifth one, the last caller has given up.
        expected: no sixth attempt
        got:      \(database.connectCount) attempts; it \(outcome)
      Ask `group.isAwaited` before each new attempt. Chapter 8, exercise 8.8.
      """)
  }

  private func outcomes(
    of group: GroupUnderWay, in database: ScriptedDatabase
  ) async throws -> [String] {
    let sender = GroupSender(connect: { try await database.connect() }, backOff: .immediate())
    let outcomes = try await soon { try await sender.outcomes(of: group) }
    guard let outcomes else { throw DoesNotEnd() }
    return try outcomes.map(WriterWords.of)
  }
}

/// The database can't be reached.
struct Unreachable: Error, CustomStringConvertible {
  var description: String { "the script refuses all connections" }
}
