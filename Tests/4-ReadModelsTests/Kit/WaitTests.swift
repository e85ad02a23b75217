import EventSourcing
import ExerciseSupport
import ReadModels
import StoreConformance
import TestStores
import Testing

@Suite("Stage 4: Read your own write")
struct WaitTests {
  private let storage = WatchedStorage<Tally>()
  private let projection: Projection<Tally>
  private let two = GlobalPosition(rawValue: 2)

  init() { projection = Projection(storage: storage) }

  @Test("A position that was reached is not waited for", .exercise("4.9"))
  func returnsAtOnce() async throws {
    let clock = StoppedClock()
    try await projection.follow(GivenLog(.notes(at: [1, 2, 3])))
    let end: Void? = try await soon { [projection, two] in
      try await projection.wait(until: two, within: .seconds(1), clock: clock)
    }
    try #require(
      end != nil,
      """
      The model had come to position 3, and somebody waited for position 2. That was reached, but \
      your code did not return. When the race is decided, the loser has to be cancelled. \
      Read: Chapter 4, exercise 4.9.
      """)
  }

  @Test("What was reached is there even if no time is left", .exercise("4.9"))
  func needsNoTime() async throws {
    try await projection.follow(GivenLog(.notes(at: [1, 2])))
    for _ in 1...100 {
      let error = try await trouble { [projection, two] in
        try await projection.wait(until: two, within: .zero, clock: ImmediateClock())
      }
      try #require(
        error == nil,
        """
        The model had come to position 2, and somebody waited for it with no time to spare. It is \
        there, so that has to return each time, but once it \(words(error)). Look before you begin \
        the race. Read: Chapter 4, exercise 4.9.
        """)
    }
  }

  @Test("It returns when the position is reached", .exercise("4.9"))
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
      Somebody waited for position 2 before the model had seen anything; then it came to 2, while \
      the clock stood still. Waiting has to end at position 2, but it \
      \(end.map { words($0.0, $0.1) } ?? wordsOfEndless(clock)). Read: Chapter 4, exercise 4.9.
      """)
  }

  @Test("When the time is over, it says which model is behind", .exercise("4.9"))
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
      Nobody moved the model, and the limit was 5 seconds. Your code has to sleep that long, on the \
      `clock` that it was given, but on that it slept \(clock.waits). With a clock of its own a test \
      would take 5 seconds, too. Read: Chapter 4, exercise 4.9.
      """)
    try #require(
      error as? ReadModelBehind == expected,
      """
      Nobody moved the model, and the 5 seconds were over. That has to throw: \(expected). Your \
      code \(words(error)). To return as if all were well shows old numbers as new ones. \
      Read: Chapter 4, exercise 4.9.
      """)
  }

  @Test("Whoever waits for a model that has stopped is told at once", .exercise("4.9"))
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
      The projection had stopped because the disk is full. Waiting for it has to throw that, and \
      not to use up the time first, but it \(words(error)). \
      Read: Chapter 4, exercise 4.9.
      """)
  }

  @Test("Whoever is cancelled does not wait any longer", .exercise("4.9"))
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
      A task waited on the clock and for the model, and was cancelled. It has to end with a \
      CancellationError, but it \(hasBegun == nil ? "never slept on the clock" : words(error)). \
      Read: Chapter 4, exercise 4.9.
      """)
  }

  /// Why nobody woke up when the model came to the position.
  private func wordsOfEndless(_ clock: StoppedClock) -> String {
    clock.waits == [.seconds(1)]
      ? """
      did not end, and slept on. Beside the sleep somebody has to wait for `progress.reached`, and \
      when that returns, the sleep has to be cancelled
      """
      : """
      did not end: nobody waited for `progress.reached`, and the sleeps on the clock were \
      \(clock.waits). A loop that looks now and then is no race
      """
  }

  private func words(_ error: (any Error)??) -> String {
    switch error {
    case nil: "waited on"
    case .some(nil): "returned"
    case .some(let error?): "threw: \(error)"
    }
  }

  private func words(_ position: GlobalPosition, _ error: (any Error)?) -> String {
    "ended at position \(position)" + (error.map { " and threw: \($0)" } ?? "")
  }
}
