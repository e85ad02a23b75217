import EventSourcing
import ExerciseSupport
import ReadModels
import StoreConformance
import TestStores
import Testing

@Suite("Stage 4: Retries")
struct BackOffTests {
  @Test("Waits double up to a limit, and half of each is random")
  func waits() async throws {
    for (jitter, expected) in [(0.0, [50, 100, 150, 150]), (0.5, [75, 150, 225, 225])] {
      let clock = ImmediateClock()
      let backOff = BackOff(
        base: .milliseconds(100), cap: .milliseconds(300), clock: clock, jitter: { jitter })
      for failures in [1, 2, 3, 40] { try await backOff.wait(after: failures) }
      #expect(clock.waits == expected.map { .milliseconds($0) })
    }
  }

  @Test("After some progress, the waits start over", .exercise("4.8"))
  func startsAnew() async throws {
    let clock = ImmediateClock()
    let storage = WatchedStorage<Glutton>()
    let log = FlakyLog(GivenLog(.notes(at: [1, 2, 3])), failures: 3, eventsBeforeLast: 2)
    let group = ProjectionGroup(
      [Projection(storage: storage)], backOff: BackOff(clock: clock, jitter: { 0 }))
    let end: Void? = try await soon { await group.follow(log) }
    try #require(
      end != nil && storage.saved.model.positions == [1, 2, 3]
        && clock.waits == [.milliseconds(50), .milliseconds(100), .milliseconds(50)],
      """
      The log failed twice at the start, and once more after event 2.
        expected: applied [1, 2, 3], waits of 50 ms, 100 ms and again 50 ms
        got:      applied \(storage.saved.model.positions), waits of \(clock.waits)
      `keepFollowing` retries like that; call it in each task. Chapter 4, exercise 4.8.
      """)
  }

  @Test("After four failures in a row, waiting readers get the error", .exercise("4.8"))
  func tellsWaiters() async throws {
    let projection = Projection<Glutton>()
    let (reports, reported) = AsyncStream<(hasTrouble: Bool, text: String)>.makeStream()
    let group = ProjectionGroup(
      [projection], backOff: BackOff(clock: ImmediateClock()),
      report: { reported.yield((projection.trouble is StoreTrouble, "\($0)")) })
    let log = FlakyLog(GivenLog(.notes(at: [1])), failures: 5)
    let end: Void? = try await soon { await group.follow(log) }
    reported.finish()
    let lines = await reports.reduce(into: []) { $0.append($1) }
    let line = "the read model 'glutton' tries again after: the store broke down"
    let troubled = lines.indices.filter { lines[$0].hasTrouble }.map { $0 + 1 }
    let other = lines.first { $0.text != line }?.text
    try #require(
      end != nil && lines.count == 5 && troubled == [4, 5] && other == nil
        && projection.trouble == nil && projection.position.rawValue == 1,
      """
      The log failed five times, and then it could be read. Each failure is reported; from the fourth \
      on the projection has trouble, so that no reader waits in vain; at the end it has none.
      \(Comparison.differing(
        Comparison("number of reports", expected: 5, got: lines.count),
        Comparison("trouble at the reports", expected: [4, 5], got: troubled),
        Comparison("text of each report", expected: line, got: other ?? line),
        Comparison("position at the end", expected: 1, got: projection.position),
        Comparison(
          "trouble at the end", expected: "none", got: projection.trouble.map { "\($0)" } ?? "none"),
        Comparison("following", expected: "ends", got: end == nil ? "goes on" : "ends")))
      `keepFollowing` does all of that; call it in each task. Chapter 4, exercise 4.8.
      """)
  }

  @Test("A wait between retries ends with its task", .exercise("4.8"))
  func endsWithItsTask() async throws {
    let clock = StoppedClock()
    let group = ProjectionGroup([Projection<Glutton>()], backOff: BackOff(clock: clock))
    let following = Task { await group.follow(FailingStore(StoreTrouble())) }
    let wait: Void? = try await soon { await clock.hasBegun() }
    following.cancel()
    let end: Void? = try await soon { await following.value }
    try #require(
      wait != nil && end != nil && group.troubles.isEmpty,
      """
      The log can't be read, and the group waits for the next retry when its task is cancelled.
        expected: following ends, and no projection has trouble
        got:      it \(wait == nil ? "did not wait" : end == nil ? "went on" : "ended"), with trouble in \(group.troubles.keys.map(\.rawValue))
      Tasks of a group end with the task that runs the group. Chapter 4, exercise 4.8.
      """)
  }
}
