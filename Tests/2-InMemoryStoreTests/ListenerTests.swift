import ExerciseSupport
import InMemoryStore
import StoreConformance
import Testing

@Suite("Stage 2: Listeners that leave")
struct ListenerTests {
  private let signal = AppendSignal()

  @Test("A listener that was dropped is removed", .exercise("2.10"))
  func forgetsDropped() throws {
    let staying = signal.listen()
    try requireOneListener()
    for _ in 0..<100 { _ = signal.listen() }
    let count = signal.listenerCount
    withExtendedLifetime(staying) {}
    try #require(
      count == 1,
      """
      A hundred streams were made and dropped; one more is still there.
        expected: `listenerCount` is 1
        got:      \(count)
      \(count > 1 ? Self.leak : "The one that stays must not go with the others.") \
      Chapter 2, exercise 2.10.
      """)
  }

  @Test("Only the listener that is gone is removed", .exercise("2.10"))
  func forgetsNoOther() async throws {
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
      The second of three listeners left, and a signal was sent.
        expected: the signal wakes the 2 that stayed
        got:      \(heard), and `listenerCount` is \(count)
      `number` tells the listener that leaves from the others. Chapter 2, exercise 2.10.
      """)
  }

  @Test("A listener whose task was cancelled is removed", .exercise("2.10"))
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
      A task listened and was cancelled.
        expected: `listenerCount` is 0
        got:      \(after)
      \(Self.leak) Chapter 2, exercise 2.10.
      """)
  }

  @Test("An AppendSignal that is no longer used is released", .exercise("2.10"))
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
      Two streams were made, and one of them was dropped.
        expected: `listenerCount` is 1
        got:      \(count)
      Chapter 2, exercise 2.10.
      """)
    try #require(
      isGone,
      """
      The last reference to an `AppendSignal` is gone.
        expected: it is released
        got:      it is still in memory
      The signal holds the listener, the listener holds its closure, and the closure holds the \
      signal: a retain cycle. Chapter 2, exercise 2.10.
      """)
  }

  private static let leak = """
    A server that removes no listeners wakes more and more of them, all long gone.
    """

  private func requireOneListener() throws {
    let count = signal.listenerCount
    try #require(
      count == 1,
      """
      One reader listens.
        expected: `listenerCount` is 1
        got:      \(count)
      A listener stays in `listeners` until its stream ends. Chapter 2, exercise 2.10.
      """)
  }
}
