import ExerciseSupport
import StoreConformance
import Testing

@testable import Persistence

@Suite("Stage 5: The log signal")
struct LogSignalTests {
  @Test("A signal comes after each interval, and not more often", .exercise("5.10"))
  func comesFromTimeToTime() async throws {
    let signal = LogSignal(every: .milliseconds(100))
    let signals = signal.listen()
    let begin = ContinuousClock.now
    let count = try await soon(within: .seconds(5)) {
      await signals.prefix(5).reduce(0) { count, _ in count + 1 }
    }
    let time = begin.duration(to: .now)
    withExtendedLifetime(signal) {}
    try #require(
      count == 5,
      """
      A signal comes every 100 milliseconds, and somebody waits for five signals. They have to come, \
      but \(words(count)). What other processes append would stay unseen. \
      Read: Chapter 5, exercise 5.10.
      """)
    try #require(
      time >= .milliseconds(400),
      """
      A signal comes every 100 milliseconds, and nobody has appended anything. Five signals have to \
      take half a second, but they came within \(time / .milliseconds(1)) milliseconds. For each signal \
      the follower reads the file: without a pause, that keeps a whole core busy for nothing. \
      Read: Chapter 5, exercise 5.10.
      """)
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
      A signal comes every 5 milliseconds, and somebody waits for ten signals. They have to come, \
      but \(words(heard)). Read: Chapter 5, exercise 5.10.
      """)
    let count = try await soon(within: .seconds(5)) {
      await slow.prefix(5).reduce(0) { count, _ in count + 1 }
    }
    withExtendedLifetime(signal) {}
    try #require(
      count == 5,
      """
      A follower was busy while several signals were sent. Signals that he has not taken are one. \
      After it, five more have to come, one for each interval, but \(words(count)). A follower that \
      was busy once would hear nothing of other processes any more. Read: Chapter 5, exercise 5.10.
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
      A signal comes every 5 milliseconds, and somebody waits for one. It has to come, but 5 seconds \
      later it had not. Read: Chapter 5, exercise 5.10.
      """)
    let hasEnded = try await soon(within: .seconds(5)) { await ends.first { _ in true } != nil }
    withExtendedLifetime(signal) {}
    try #require(
      hasEnded == true,
      """
      A listener came, got a signal and went. The task that `listen` has begun for him has to end \
      when he goes, but 5 seconds later it is still there. With every follower there is one more of \
      them, and each wakes up again and again, for nobody. Read: Chapter 5, exercise 5.10.
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
