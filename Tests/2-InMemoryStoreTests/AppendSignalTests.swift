import ExerciseSupport
import InMemoryStore
import StoreConformance
import Testing

@Suite("Stage 2: The append signal")
struct AppendSignalTests {
  private let signal = AppendSignal()

  // MARK: 2.9

  @Test("A signal wakes everybody who listens", .exercise("2.9"))
  func wakesAll() async throws {
    let streams = [signal.listen(), signal.listen(), signal.listen()]
    signal.send()
    for (number, signals) in streams.enumerated() {
      let heard = try await soon { await signals.first { _ in true } != nil } ?? false
      try #require(
        heard,
        """
        Three readers listen, and one signal is sent. Listener \(number + 1) gets nothing. \
        Whoever is not woken waits for ever, with an old balance on the screen. \
        Read: Chapter 2, exercise 2.9.
        """)
    }
  }

  @Test("Each signal wakes a listener, not only the first one", .exercise("2.9"))
  func signalsAgain() async throws {
    let (signal, signals) = (signal, signal.listen())
    let heard = try await soon {
      var iterator = signals.makeAsyncIterator()
      var heard = 0
      for _ in 1...3 {
        signal.send()
        if await iterator.next() != nil { heard += 1 }
      }
      return heard
    }
    try #require(
      heard == 3,
      """
      Three signals were sent, each after the listener had taken the one before. It got \
      \(heard.map(String.init) ?? "fewer"). A listener who was woken once is not forgotten. \
      Read: Chapter 2, exercise 2.9.
      """)
  }

  @Test("A signal is kept for a listener who is busy", .exercise("2.9"))
  func keepsOneSignal() async throws {
    let signals = signal.listen()
    signal.send()
    // Only now somebody listens.
    let heard = try await soon { await signals.first { _ in true } != nil } ?? false
    try #require(
      heard,
      """
      A signal was sent while its listener was reading the log. When the listener comes back to \
      wait, that signal has to be there, or the listener misses an event. \
      Read: Chapter 2, exercise 2.9.
      """)
  }

  @Test("However many signals are sent, a busy listener keeps one", .exercise("2.9"))
  func keepsNoMore() async throws {
    let signals = signal.listen()
    for _ in 0..<1_000 { signal.send() }
    // A task that is cancelled gets what is kept for it, and does not wait for more.
    let kept = Task {
      var count = 0
      for await _ in signals { count += 1 }
      return count
    }
    kept.cancel()
    let count = await kept.value
    try #require(
      count == 1,
      """
      1000 signals were sent while their listener was busy, and \(count) of them are kept. \
      One is enough to know that there is something to read; all of them fill the memory when a \
      reader is slow. Read: Chapter 2, exercise 2.9.
      """)
  }

  // MARK: 2.10

  @Test("A listener who does not listen any more is forgotten", .exercise("2.10"))
  func forgetsDropped() throws {
    let staying = signal.listen()
    try requireOneListener()
    for _ in 0..<100 { _ = signal.listen() }
    let count = signal.listenerCount
    withExtendedLifetime(staying) {}
    try #require(
      count == 1,
      """
      A hundred listeners came and went, and one has stayed. `listenerCount` has to be 1, but it is \
      \(count). \
      \(count > 1 ? Self.forgetsNobody : "The one who stays must not go with the others.") \
      Read: Chapter 2, exercise 2.10.
      """)
  }

  @Test("Only the listener who goes is forgotten", .exercise("2.10"))
  func forgetsNobodyElse() async throws {
    var streams = [signal.listen()]
    try requireOneListener()
    streams += [signal.listen(), signal.listen()]
    streams.remove(at: 1)
    signal.send()
    var heard = 0
    for signals in streams {
      if try await soon({ await signals.first { _ in true } != nil }) == true { heard += 1 }
    }
    let count = signal.listenerCount
    try #require(
      heard == 2,
      """
      The second of three listeners went, and a signal was sent. \(heard) of the two who stayed got \
      it, and `listenerCount` is \(count). Each listener has a number, so that the one who goes can \
      be told from the others. Read: Chapter 2, exercise 2.10.
      """)
  }

  @Test("A listener whose task is cancelled is forgotten", .exercise("2.10"))
  func forgetsCancelled() async throws {
    let signals = signal.listen()
    try requireOneListener()
    let listening = Task { for await _ in signals {} }
    listening.cancel()
    await listening.value
    let after = signal.listenerCount
    withExtendedLifetime(signals) {}
    try #require(
      after == 0,
      """
      A task listened and was cancelled. `listenerCount` was 1 before, and has to be 0 afterwards, \
      but it is \(after). \(Self.forgetsNobody) Read: Chapter 2, exercise 2.10.
      """)
  }

  @Test("An AppendSignal that nobody needs is released, with its listeners", .exercise("2.10"))
  func isReleased() throws {
    weak var released: AppendSignal?
    var signals: AsyncStream<Void>?
    var count = 0
    do {
      let signal = AppendSignal()
      released = signal
      signals = signal.listen()
      _ = signal.listen()
      count = signal.listenerCount
    }
    let isGone = released == nil
    withExtendedLifetime(signals) {}
    try #require(
      count == 1,
      """
      Two listened, and one of them went. `listenerCount` has to be 1, but it is \(count). \
      Read: Chapter 2, exercise 2.10.
      """)
    try #require(
      isGone,
      """
      Nobody holds the AppendSignal any more, and it is still in memory: signal, listener and closure \
      must not hold each other for ever. Read: Chapter 2, exercise 2.10.
      """)
  }

  private static let forgetsNobody = """
    A server that forgets nobody wakes more and more listeners that are gone, until it dies of it.
    """

  private func requireOneListener() throws {
    let count = signal.listenerCount
    try #require(
      count == 1,
      """
      One listens, and `listenerCount` is \(count). Whoever listens is kept in `listeners` until the \
      end of listening. Read: Chapter 2, exercise 2.10.
      """)
  }
}
