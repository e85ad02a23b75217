import ExerciseSupport
import StoreConformance
import Testing

@testable import Persistence

@Suite("Stage 5: The bell")
struct BellTests {
  @Test("It rings each time that the interval has passed, and not more often", .exercise("5.10"))
  func ringsFromTimeToTime() async throws {
    let bell = Bell(every: .milliseconds(100))
    let rings = bell.listen()
    let begin = ContinuousClock.now
    let count = try await soon { await rings.prefix(5).reduce(0) { count, _ in count + 1 } }
    let time = begin.duration(to: .now)
    withExtendedLifetime(bell) {}
    try #require(
      count == 5,
      """
      A bell rings every 100 milliseconds, and somebody waits for five rings. They have to come, but \
      \(count.map { "after \($0) of them the stream was closed" } ?? "3 seconds later they had not"). \
      What other processes append would stay unseen. Read: Chapter 5, exercise 5.10.
      """)
    try #require(
      time >= .milliseconds(400),
      """
      A bell rings every 100 milliseconds, and nobody has appended anything. Five rings have to take \
      half a second, but they came within \(time / .milliseconds(1)) milliseconds. Each ring is a look \
      into the file: a bell that rings without a pause keeps a whole core busy, with nothing. Read: \
      Chapter 5, exercise 5.10.
      """)
  }

  @Test("It rings for whoever is slow as well", .exercise("5.10"))
  func ringsForTheSlow() async throws {
    let bell = Bell(every: .milliseconds(5))
    let slow = bell.listen()
    bell.ring()
    bell.ring()
    let other = bell.listen()
    _ = try await soon { await other.prefix(10).reduce(0) { count, _ in count + 1 } }
    let count = try await soon { await slow.prefix(5).reduce(0) { count, _ in count + 1 } }
    withExtendedLifetime(bell) {}
    try #require(
      count == 5,
      """
      A follower was busy while the bell rang, several times. Rings that he has not taken are one, and \
      then the bell has to go on ringing, but five rings \
      \(count.map { "were \($0), and the stream was closed" } ?? "did not come within 3 seconds"). \
      Whoever was busy once would hear nothing of other processes any more. Read: Chapter 5, \
      exercise 5.10.
      """)
  }

  @Test("What a listener needs ends with him", .exercise("5.10"))
  func endsWithListener() async throws {
    let bell = Bell(every: .milliseconds(5))
    let (ends, end) = AsyncStream<Void>.makeStream()
    // A task that begins here holds on to the canary for as long as it lives.
    let ring: Void? = try await Canary.$current.withValue(Canary { end.yield() }) {
      try await soon { await bell.listen().first { _ in true } } ?? nil
    }
    let hasEnded = try await soon { await ends.first { _ in true } != nil }
    withExtendedLifetime(bell) {}
    try #require(
      ring != nil && hasEnded == true,
      """
      A listener came, \(ring == nil ? "heard nothing" : "heard a ring") and went. He has to hear one, \
      and the task that `listen` has begun for him has to end when he goes, but \
      \(hasEnded == true ? "it did" : "3 seconds later it is still there"). Otherwise there is one more \
      with every follower, and each of them wakes up again and again, for nobody. Read: Chapter 5, \
      exercise 5.10.
      """)
  }
}

/// Lives as long as the tasks that were begun under it, and says when the last of them has ended.
private final class Canary: Sendable {
  @TaskLocal static var current: Canary?

  private let end: @Sendable () -> Void

  init(end: @escaping @Sendable () -> Void) { self.end = end }

  deinit { end() }
}
