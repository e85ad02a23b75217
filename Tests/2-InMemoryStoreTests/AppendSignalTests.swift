import ExerciseSupport
import InMemoryStore
import StoreConformance
import Testing

@Suite("Stage 2: The append signal")
struct AppendSignalTests {
  private let signal = AppendSignal()

  @Test("A signal wakes every listener", .exercise("2.9"))
  func wakesAll() async throws {
    let streams = [signal.listen(), signal.listen(), signal.listen()]
    signal.send()
    for (number, signals) in streams.enumerated() {
      let heard = try await soon { await signals.first { _ in true } != nil } ?? false
      try #require(
        heard,
        """
        Three readers listen, and one signal was sent.
          expected: it wakes all three
          got:      listener \(number + 1) got nothing
        A reader that isn't woken keeps showing an old balance. `listen` passes each continuation \
        to `keep`, and `send` yields to all of them. Chapter 2, exercise 2.9.
        """)
    }
  }

  @Test("A busy listener doesn't keep the others asleep", .exercise("2.9"))
  func wakesBesideBusy() async throws {
    for idle in 0..<3 {
      let signal = AppendSignal()
      let streams = (0..<3).map { _ in signal.listen() }
      let signals = streams[idle]
      signal.send()
      let heard = try await soon {
        var iterator = signals.makeAsyncIterator()
        guard await iterator.next() != nil else { return false }
        signal.send()
        return await iterator.next() != nil
      }
      withExtendedLifetime(streams) {}
      try #require(
        heard == true,
        """
        Three readers listen. A signal was sent, one reader took it, and the others were still \
        busy when a second signal was sent.
          expected: the second signal wakes the reader that had taken the first
          got:      nothing
        `.dropped` from `yield()` only says that this listener has a signal waiting. The loop has \
        to go on to the next one. Chapter 2, exercise 2.9.
        """)
    }
  }

  @Test("Each signal wakes a listener, not only the first", .exercise("2.9"))
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
      Three signals were sent, each after the listener had taken the one before.
        expected: 3 signals
        got:      \(heard.map(String.init) ?? "fewer, and no end")
      A listener stays in `listeners` after it was woken. Chapter 2, exercise 2.9.
      """)
  }

  @Test("A listener that was busy is woken again", .exercise("2.9"))
  func wakesAfterBusy() async throws {
    let (signal, signals) = (signal, signal.listen())
    for _ in 0..<3 { signal.send() }
    let heard = try await soon {
      var iterator = signals.makeAsyncIterator()
      guard await iterator.next() != nil else { return false }
      signal.send()
      return await iterator.next() != nil
    }
    try #require(
      heard == true,
      """
      Three signals were sent while the listener was busy. It took the one that was kept, and a \
      fourth signal was sent.
        expected: the fourth signal wakes it
        got:      nothing
      A listener that was slow once stays in `listeners`; otherwise its screen never changes \
      again. Chapter 2, exercise 2.9.
      """)
  }

  @Test("A signal is kept for a busy listener", .exercise("2.9"))
  func keepsOneSignal() async throws {
    let signals = signal.listen()
    signal.send()
    // Only now is there a listener.
    let heard = try await soon { await signals.first { _ in true } != nil } ?? false
    try #require(
      heard,
      """
      A signal was sent while its listener was busy reading the log.
        expected: the signal is kept until the listener waits for one
        got:      nothing
      Otherwise the listener misses the event that was appended while it read: a lost wake-up. \
      Chapter 2, exercise 2.9.
      """)
  }

  @Test("A busy listener keeps one signal, however many are sent", .exercise("2.9"))
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
      1000 signals were sent while their listener was busy.
        expected: 1 of them is kept
        got:      \(count)
      One signal says that there is something to read. Keeping all of them fills the memory when \
      a reader is slow. Chapter 2, exercise 2.9.
      """)
  }
}
