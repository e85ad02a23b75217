import ExerciseSupport
import StoreConformance
import Testing

@testable import Persistence

@Suite("Stage 5: The log signal")
struct LogSignalTests {
  @Test("A signal comes after each interval, and not more often", .exercise("5.10"))
  func comesFromTimeToTime() async throws {
    let signal = LogSignal(every: .milliseconds(100))
    let begin = ContinuousClock.now
    let signals = signal.listen()
    let others = try await listen(8, to: signal)
    let count = try await soon(within: .seconds(5)) {
      await signals.prefix(5).reduce(0) { count, _ in count + 1 }
    }
    let time = begin.duration(to: .now)
    withExtendedLifetime((signal, others)) {}
    try #require(
      count == 5,
      """
      A signal is due every 100 milliseconds, and a listener waits for five.
        expected: five signals
        got:      \(words(count))
      Without them, appends of other processes stay unseen. Chapter 5, exercise 5.10.
      """)
    try #require(
      time >= .milliseconds(400),
      """
      A signal is due every 100 milliseconds, and nothing is appended. A listener waits for five, \
      beside others that wait as well.
        expected: five signals take 400 milliseconds or more
        got:      \(time / .milliseconds(1)) milliseconds
      A follower reads the file for each signal, so too many keep a core busy for nothing. Sleep \
      before each signal, and wake this listener only. Chapter 5, exercise 5.10.
      """)
  }

  /// Listeners that come one after the other, within an interval of the one before them.
  private func listen(_ count: Int, to signal: LogSignal) async throws -> [AsyncStream<Void>] {
    var others: [AsyncStream<Void>] = []
    for _ in 1...count {
      // Nothing is waited for: their signals are to come at different moments.
      try await Task.sleep(for: .milliseconds(10))
      others.append(signal.listen())
    }
    return others
  }

  @Test("A slow listener keeps getting signals", .exercise("5.10"))
  func comesForTheSlow() async throws {
    let signal = LogSignal(every: .milliseconds(5))
    let slow = signal.listen()
    signal.send()
    signal.send()
    let other = signal.listen()
    let heard = try await soon(within: .seconds(5)) {
      await other.prefix(10).reduce(0) { count, _ in count + 1 }
    }
    try #require(
      heard == 10,
      """
      A signal is due every 5 milliseconds, and a listener waits for ten.
        expected: ten signals
        got:      \(words(heard))
      Chapter 5, exercise 5.10.
      """)
    let count = try await soon(within: .seconds(5)) {
      await slow.prefix(5).reduce(0) { count, _ in count + 1 }
    }
    withExtendedLifetime(signal) {}
    try #require(
      count == 5,
      """
      A follower was busy while several signals came, which are merged into one for it.
        expected: that one, and four more after it
        got:      \(words(count))
      A follower that was busy once would miss every append of other processes. Ignore what \
      `yield()` returns. Chapter 5, exercise 5.10.
      """)
  }

  @Test("The task of a listener ends with it", .exercise("5.10"))
  func endsWithListener() async throws {
    let signal = LogSignal(every: .milliseconds(5))
    let (ends, end) = AsyncStream<Void>.makeStream()
    // A task that begins here holds on to the canary for as long as it lives.
    let heard: Void? = try await Canary.$current.withValue(Canary { end.yield() }) {
      try await soon(within: .seconds(5)) { await signal.listen().first { _ in true } } ?? nil
    }
    try #require(
      heard != nil,
      """
      A signal is due every 5 milliseconds, and a listener waits for one.
        expected: one signal
        got:      none within 5 seconds
      Chapter 5, exercise 5.10.
      """)
    let hasEnded = try await soon(within: .seconds(5)) { await ends.first { _ in true } != nil }
    withExtendedLifetime(signal) {}
    try #require(
      hasEnded == true,
      """
      A listener got a signal and went.
        expected: the task that `listen()` started for it ends
        got:      it still runs after 5 seconds
      Each follower that comes and goes would leave a task that wakes up for ever. Cancel it in \
      the closure that you pass to `keep`, and don't capture `self` in it. Chapter 5, exercise \
      5.10.
      """)
  }

  @Test("A listener that has ended is forgotten", .exercise("5.10"))
  func forgetsListeners() async throws {
    let signal = LogSignal(every: .milliseconds(5))
    for _ in 1...3 { _ = try await soon { await signal.listen().first { _ in true } } }
    try await soon { while signal.listenerCount > 0, !Task.isCancelled { await Task.yield() } }
    try #require(
      signal.listenerCount == 0,
      """
      Three listeners got a signal each, and went.
        expected: no listener is registered
        got:      \(signal.listenerCount)
      Every follower that was ever there would stay in memory, and get each signal. `keep` sets \
      `onTermination`, which unregisters the listener; don't replace it. Chapter 5, exercise 5.10.
      """)
  }

  /// The end of a sentence about signals that should come.
  private func words(_ count: Int?) -> String {
    count.map { "after \($0) of them the stream was closed" } ?? "5 seconds later they had not"
  }
}

/// Lives as long as the tasks that were begun under it, and says when the last of them has ended.
private final class Canary: Sendable {
  @TaskLocal static var current: Canary?

  private let end: @Sendable () -> Void

  init(end: @escaping @Sendable () -> Void) { self.end = end }

  deinit { end() }
}
