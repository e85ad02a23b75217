import EventSourcing
import ExerciseSupport
import Foundation
import Testing

@testable import Messaging

@Suite("Stage 7: Long polling")
struct LongPollingTests {
  @Test("A message that is there is returned at once", .exercise("7.8"))
  func returnsAtOnce() async throws {
    let receive = WaitingReceive { _, _, _ in .message("notice 1") }
    let outcome = try await receive.outcome
    try #require(
      outcome.value?.bodies == ["notice 1"] && receive.look.count == 1,
      """
      A message is visible when the receive comes.
        expected: one look, and ["notice 1"]
        got:      \(receive.look.count.counted("look")), and it \(words(outcome))
      Chapter 7, exercise 7.8.
      """)
  }

  @Test("A send wakes a receive that waits", .exercise("7.8"))
  func isWoken() async throws {
    let receive = WaitingReceive { number, _, _ in number == 1 ? .nothing : .message("notice 1") }
    try await receive.waits()
    receive.clock.advance(by: 4)
    receive.signal.wake()
    let outcome = try await receive.outcome
    try #require(
      outcome.value?.bodies == ["notice 1"] && receive.look.count == 2,
      """
      A receive waits for up to 20 seconds. After 4, a message is sent.
        expected: it looks again, and returns ["notice 1"]
        got:      \(receive.look.count.counted("look")), and it \(words(outcome))
      Chapter 7, exercise 7.8.
      """)
  }

  @Test("A receive looks again when the next message becomes visible", .exercise("7.8"))
  func waitsForNextVisible() async throws {
    let time = ManualQueueClock.start + 7
    let receive = WaitingReceive { number, _, _ in
      number == 1 ? .nothing(until: time) : .message("reminder")
    }
    try await receive.waits()
    receive.clock.advance(by: 6.999)
    await receive.settle()
    let early = receive.look.count
    receive.clock.advance(by: 0.001)
    let outcome = try await receive.outcome
    try #require(
      early == 1 && outcome.value?.bodies == ["reminder"],
      """
      A receive may wait for 20 seconds. A hidden message becomes visible after 7, and nobody \
      sends anything.
        expected: one look until then, and after 7 seconds ["reminder"]
        got:      \(early.counted("look")) after 6.999 seconds; after 7 it \(words(outcome))
      The notice of a worker that crashed would wait longer than its timeout. Chapter 7, \
      exercise 7.8.
      """)
  }

  @Test("A receive returns nothing when its wait is over", .exercise("7.8"))
  func ends() async throws {
    let receive = WaitingReceive { _, _, _ in .nothing }
    try await receive.waits()
    receive.clock.advance(by: 19.999)
    await receive.settle()
    try await receive.waits()
    receive.clock.advance(by: 0.001)
    try await expectNothing(
      receive, "No message came within the 20 seconds of a receive.",
      "The deadline is the time on `clock` at the start, plus `wait`.")
  }

  @Test("The wait ends at its deadline, even if a message becomes visible later", .exercise("7.8"))
  func endsBeforeNextVisible() async throws {
    let time = ManualQueueClock.start + 90
    let receive = WaitingReceive { _, _, _ in .nothing(until: time) }
    try await receive.waits()
    receive.clock.advance(by: 20)
    try await expectNothing(
      receive, "A receive waits for up to 20 seconds. A message becomes visible after 90.",
      "Wait until the earlier of the two: the deadline, or `nextVisibleAt`.")
  }

  @Test("A receive that was woken for nothing keeps its deadline", .exercise("7.8"))
  func keepsDeadline() async throws {
    let receive = WaitingReceive { _, _, _ in .nothing }
    try await receive.waits()
    receive.clock.advance(by: 15)
    receive.signal.wake()
    try await receive.waits(after: 2)
    receive.clock.advance(by: 5)
    try await expectNothing(
      receive,
      "A receive waits for up to 20 seconds. After 15, it was woken, but another receive took the message.",
      "Compute the deadline once, before the loop; in the loop, each wake-up would begin it anew.")
  }

  @Test("A message that comes between the look and the wait is not missed", .exercise("7.8"))
  func missesNothing() async throws {
    let receive = WaitingReceive { number, signal, _ in
      guard number == 1 else { return .message("notice 1") }
      // The look has found nothing, and before it returns a message is sent.
      signal.wake()
      return .nothing
    }
    let outcome = try await receive.outcome
    try #require(
      outcome.value?.bodies == ["notice 1"],
      """
      A message was sent after the receive had looked and before it began to wait.
        expected: it looks again at once, and returns ["notice 1"]
        got:      it \(words(outcome))
      The message would stay there until the next one or the deadline. Read `signal.count` before \
      the look. Chapter 7, exercise 7.8.
      """)
  }

  @Test("A receive that waits doesn't poll", .exercise("7.8"))
  func doesNotPoll() async throws {
    let receive = WaitingReceive { _, _, _ in .nothing }
    try await receive.waits()
    for _ in 1...38 {
      receive.clock.advance(by: 0.5)
      await receive.settle()
    }
    try #require(
      receive.look.count == 1,
      """
      A receive waited for 19 seconds, and nothing happened.
        expected: 1 look
        got:      \(receive.look.count.counted("look"))
      Chapter 7, exercise 7.8.
      """)
    receive.cancel()
  }

  @Test("Cancelling ends the wait with CancellationError", .exercise("7.8"))
  func isCancelled() async throws {
    let receive = WaitingReceive { _, _, _ in .nothing }
    try await receive.waits()
    receive.cancel()
    let outcome = try await receive.outcome
    try #require(
      outcome.error is CancellationError,
      """
      A receive waits, and its task is cancelled.
        expected: throws CancellationError
        got:      it \(words(outcome))
      A worker that stops would have to wait for the deadline. Chapter 7, exercise 7.8.
      """)
  }

  @Test("An error of a look ends the receive", .exercise("7.8"))
  func passesErrors() async throws {
    let receive = WaitingReceive { number, _, _ in
      guard number == 1 else { throw QueueError.queueDoesNotExist }
      return .nothing
    }
    try await receive.waits()
    receive.signal.wake()
    let outcome = try await receive.outcome
    try #require(
      outcome.error as? QueueError == .queueDoesNotExist,
      """
      A receive waits, and its queue is deleted.
        expected: throws queueDoesNotExist
        got:      it \(words(outcome))
      Chapter 7, exercise 7.8.
      """)
  }

  private func expectNothing(
    _ receive: WaitingReceive, _ situation: String, _ advice: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) async throws {
    let outcome = try await receive.outcome
    try #require(
      outcome.value?.bodies == [],
      """
      \(situation)
        expected: it returns [] after 20 seconds
        got:      it \(words(outcome))
      \(advice) Chapter 7, exercise 7.8.
      """, sourceLocation: sourceLocation)
  }

  private func words(_ outcome: Outcome<[Delivery]>) -> String {
    outcome.value.map { "returned \($0.bodies)" } ?? "\(outcome)"
  }
}
