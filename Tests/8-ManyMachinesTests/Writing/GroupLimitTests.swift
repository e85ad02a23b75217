import EventSourcing
import ExerciseSupport
import ManyMachines
import ScriptedPostgres
import StoreConformance
import Testing

@Suite("Stage 8: The size of a group")
struct GroupLimitTests {
  @Test("The number of appends in a group is limited", .exercise("8.7"))
  func limitsCount() throws {
    let appends = (1...5).map { PendingAppend.notes([$0], to: .note("a")) }
    let limit = GroupLimit(count: 3, bytes: 1_000_000)
    let counts = [0, 1, 3, 4, 5].map { limit.groupCount(of: appends.prefix($0)) }
    try #require(
      counts == [0, 1, 3, 3, 3],
      """
      0, 1, 3, 4 and 5 small appends wait, and the limit is 3.
        expected: groups of [0, 1, 3, 3, 3]
        got:      \(WriterWords.list(counts))
      All callers of a group wait for its end, so it must not become too long. Chapter 8, exercise \
      8.7.
      """)
  }

  @Test("The size of a group is limited, and it has at least one append", .exercise("8.7"))
  func limitsBytes() throws {
    let small = PendingAppend.notes([1], to: .note("a"))
    let large = PendingAppend.notes(Array(1...9), to: .note("b"))
    let limit = GroupLimit(count: 100, bytes: small.size * 3)
    let queues: [[PendingAppend]] = [
      [small, small, small, small], [small, small, large, small], [large, small], [large],
    ]
    let counts = queues.map { limit.groupCount(of: $0) }
    try #require(
      counts == [3, 2, 1, 1],
      """
      The limit is 3 times the size of a small append. A large one is larger than that. The queues \
      are small small small small, small small large small, large small, and large.
        expected: groups of [3, 2, 1, 1]
        got:      \(WriterWords.list(counts))
      Add up `size` before you take an append. One that is too large is a group by itself, because \
      an empty group would leave it waiting for ever. Chapter 8, exercise 8.7.
      """)
  }

  @Test("64 tasks share a few round trips", .exercise("8.7"))
  func sharesRoundTrips() async throws {
    let database = ScriptedDatabase { session, _ in session.holdAnswers() }
    let trial = WriterTrial(database)
    let first = trial.start(.notes([1], to: .note("1")))
    let isSent = try await becomesTrue { database.batches.count == 1 }
    let others = (2...64).map { trial.start(.notes([$0], to: .note("\($0)"))) }
    let hasGathered = try await trial.hasWaiting(63)
    for session in database.sessions { session.releaseAnswers() }
    var words = [try await first.words()]
    for other in others { words.append(try await other.words()) }
    let count = database.batches.count
    let others1 = words.filter { $0 != "version 1" }
    try #require(
      isSent && hasGathered && others1.isEmpty && count <= 3
        && database.log.sorted() == Array(1...64),
      """
      While the answer to a first append was on its way, 63 tasks appended, each to a separate \
      stream.
        expected: 2 or 3 round trips, and version 1 for each
        got:      \(count) round trips; \(others1.count) have another answer: \
      \(WriterWords.list(Array(others1.prefix(3))))
      All waiting appends go into the next group. Chapter 8, exercise 8.7.
      """)
  }
}
