import EventSourcing
import ExerciseSupport
import ReadModels
import StoreConformance
import TestStores
import Testing

@Suite("Stage 4: Trying again")
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

  @Test("After some progress, the waits begin anew", .exercise("4.8"))
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
      The log failed twice at once and a third time after event 2. The model has to come to event 3, \
      with waits of 50, 100 and then again 50 milliseconds, but it saw \
      \(storage.saved.model.positions), and the waits were \(clock.waits). `keepFollowing` does that. \
      Read: Chapter 4, exercise 4.8.
      """)
  }

  @Test("One that fails again and again counts as stopped until it goes on", .exercise("4.8"))
  func tellsWaiters() async throws {
    let projection = Projection<Glutton>()
    let (reports, reported) = AsyncStream<String>.makeStream()
    let group = ProjectionGroup(
      [projection], backOff: BackOff(clock: ImmediateClock()),
      report: { reported.yield("\(projection.trouble is StoreTrouble) \($0)") })
    let log = FlakyLog(GivenLog(.notes(at: [1])), failures: 5)
    let end: Void? = try await soon { await group.follow(log) }
    reported.finish()
    let lines = await reports.reduce(into: []) { $0.append($1) }
    let line = "the read model 'glutton' tries again after: the store broke down"
    try #require(
      end != nil && lines == [false, false, false, true, true].map { "\($0) \(line)" }
        && projection.trouble == nil && projection.position.rawValue == 1,
      """
      The log failed five times, and then it could be read. Each failure has to be reported; from \
      the fourth on the model counts as stopped, so that nobody waits for it in vain; and at the end \
      it has come to event 1, without trouble. Reported were \(lines), and the trouble is \
      \(projection.trouble.map { "\($0)" } ?? "none"). `keepFollowing` does that. \
      Read: Chapter 4, exercise 4.8.
      """)
  }

  @Test("Waiting for the next try ends with the task", .exercise("4.8"))
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
      The log cannot be read, and the group waits for the next try when its task is cancelled. Then \
      following has to end, and nothing has stopped by itself. But it \
      \(wait == nil ? "did not wait" : end == nil ? "went on" : "ended"), and known as stopped are \
      \(group.troubles.keys.map(\.rawValue)). Read: Chapter 4, exercise 4.8.
      """)
  }
}
