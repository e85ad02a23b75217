import EventSourcing
import ExerciseSupport
import ReadModels
import StoreConformance
import TestStores
import Testing

@Suite("Stage 4: Read your own writes")
struct WaitTests {
  private let storage = WatchedStorage<Tally>()
  private let projection: Projection<Tally>
  private let two = GlobalPosition(rawValue: 2)

  init() { projection = Projection(storage: storage) }

  @Test("A position that is reached needs no waiting", .exercise("4.9"))
  func returnsAtOnce() async throws {
    let clock = StoppedClock()
    try await projection.follow(GivenLog(.notes(at: [1, 2, 3])))
    let end: Void? = try await soon { [projection, two] in
      try await projection.wait(until: two, within: .seconds(1), clock: clock)
    }
    try #require(
      end != nil,
      """
      The model had reached position 3, and a reader waited for position 2.
        expected: waiting ends at once
        got:      it did not end within three seconds
      When the race is decided, cancel the loser: a group waits for all its tasks. \
      Chapter 4, exercise 4.9.
      """)
  }

  @Test("A reached position is found even if no time is left", .exercise("4.9"))
  func needsNoTime() async throws {
    try await projection.follow(GivenLog(.notes(at: [1, 2])))
    // One thread runs all tasks of the wait, each time in another order.
    for seed in 0..<64 as Range<UInt64> {
      let outcome = await SeededExecutor(seed: seed).run { [projection, two] in
        await Self.result {
          try await projection.wait(until: two, within: .zero, clock: ImmediateClock())
        }
      }
      let error = try outcome?.get()
      try #require(
        error == nil,
        """
        The model had reached position 2, and a reader waited for it with a limit of zero.
          expected: waiting returns, whichever task runs first
          got:      it threw \(error.map { "\(type(of: $0)): \($0)" } ?? "") (tasks in order \(seed))
        Without a first look, the race against the clock is lost by chance. Compare the positions \
        before it starts. Chapter 4, exercise 4.9.
        """)
    }
  }

  @Test(
    "A stopped projection still serves what it has reached", .exercise("4.9"),
    arguments: [
      DiskFull(),
      PoisonousEvent(
        model: "tally", event: [RecordedEvent].notes(at: [4])[0], reason: Indigestible()),
    ] as [any Error])
  func servesWhatIsThere(trouble reason: any Error) async throws {
    try await projection.follow(GivenLog(.notes(at: [1, 2, 3])))
    projection.stop(because: reason)
    let error = try await soon { [projection, two] in
      try await trouble {
        try await projection.wait(until: two, within: .seconds(1), clock: StoppedClock())
      }
    }
    try #require(
      error.map { $0 == nil } == true,
      """
      The model reached position 3, and then the projection stopped (\(reason)). A reader needs \
      position 2.
        expected: waiting returns, because position 2 is in the model
        got:      it \(words(error))
      A stopped model is old, and what it has reached is right. Compare the positions before you \
      look at `trouble`. Chapter 4, exercise 4.9.
      """)
  }

  @Test("Waiting ends when the position is reached", .exercise("4.9"))
  func waits() async throws {
    let clock = StoppedClock()
    let waiting = Task { [projection, two] in
      let error = try await trouble {
        try await projection.wait(until: two, within: .seconds(1), clock: clock)
      }
      return (projection.position, error)
    }
    _ = try await soon { await clock.hasBegun() }
    try await projection.follow(GivenLog(.notes(at: [1, 2])))
    let end = try await soon { try await waiting.value }
    try #require(
      end?.0 == two && end?.1 == nil,
      """
      A reader waited for position 2 of an empty model; then the model reached 2, while the clock \
      stood still.
        expected: waiting returns at position 2
        got:      it \(end.map { words($0.0, $0.1) } ?? wordsOfEndless(clock))
      Chapter 4, exercise 4.9.
      """)
  }

  @Test("When time runs out, waiting throws ReadModelBehind", .exercise("4.9"))
  func givesUp() async throws {
    let clock = ImmediateClock()
    let error = try await soon { [projection, two] in
      try await trouble {
        try await projection.wait(until: two, within: .seconds(5), clock: clock)
      }
    }
    let expected = ReadModelBehind(model: "tally", position: two, limit: .seconds(5))
    try #require(
      clock.waits == [.seconds(5)],
      """
      The model stood still, and the limit was 5 seconds.
        expected sleeps on the given clock: [5.0 seconds]
        got:                                \(clock.waits)
      Sleep once, for the whole limit, on the parameter `clock`; on another clock this test would \
      take 5 seconds. Chapter 4, exercise 4.9.
      """)
    try #require(
      error as? ReadModelBehind == expected,
      """
      The model stood still, and the 5 seconds were over.
        expected: it throws \(type(of: expected)): \(expected)
        got:      it \(words(error))
      If waiting returns, an old balance looks like a new one. The task that sleeps has to throw. \
      Chapter 4, exercise 4.9.
      """)
  }

  @Test("Waiting for a stopped projection throws its error at once", .exercise("4.9"))
  func tellsOfTrouble() async throws {
    projection.stop(because: DiskFull())
    let error = try await soon { [projection, two] in
      try await trouble {
        try await projection.wait(until: two, within: .seconds(1), clock: StoppedClock())
      }
    }
    try #require(
      error is DiskFull,
      """
      The projection had stopped at position 0 because the disk is full, and a reader waits for \
      position 2.
        expected: it throws DiskFull, without waiting for the clock
        got:      it \(words(error))
      `reached` throws that error. Let it through. Chapter 4, exercise 4.9.
      """)
  }

  @Test("Waiting ends when the task is cancelled", .exercise("4.9"))
  func endsWhenCancelled() async throws {
    let clock = StoppedClock()
    let waiting = Task { [projection, two] in
      try await trouble {
        try await projection.wait(until: two, within: .seconds(1), clock: clock)
      }
    }
    let hasBegun: Void? = try await soon { await clock.hasBegun() }
    waiting.cancel()
    let error = try await soon { try await waiting.value }
    try #require(
      hasBegun != nil && error is CancellationError,
      """
      A task waited for the model and the clock, and was cancelled.
        expected: it throws CancellationError
        got:      it \(hasBegun == nil ? "never slept on the clock" : words(error))
      Tasks of a group are cancelled with the task that waits for it; those of `Task { … }` are not. \
      Chapter 4, exercise 4.9.
      """)
  }

  /// Returns the error of a call as a value, for an executor whose tasks throw nothing.
  private static func result(
    of call: @Sendable () async throws -> Void
  ) async -> Result<(any Error)?, Unfinished> {
    do {
      return .success(try await trouble(with: call))
    } catch {
      return .failure(error)
    }
  }

  /// Says why waiting did not end when the model reached the position.
  private func wordsOfEndless(_ clock: StoppedClock) -> String {
    clock.waits == [.seconds(1)]
      ? "slept on. A second task has to wait for `progress.reached`, and cancel the sleep"
      : "did not end; it slept \(clock.waits). A loop that sleeps and looks is no race"
  }

  private func words(_ error: (any Error)??) -> String {
    switch error {
    case nil: "did not end"
    case .some(nil): "returned"
    case .some(let error?): "threw \(type(of: error)): \(error)"
    }
  }

  private func words(_ position: GlobalPosition, _ error: (any Error)?) -> String {
    "ended at position \(position)" + (error.map { " and threw \(type(of: $0)): \($0)" } ?? "")
  }
}
