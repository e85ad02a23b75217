import EventSourcing
import ExerciseSupport
import Foundation
import StoreConformance
import TestStores
import Testing

@testable import Messaging

@Suite("Stage 7: Graceful shutdown")
struct ShutdownTests {
  @Test("A worker handles as many messages at once as its settings say", .exercise("7.12"))
  func parallel() async throws {
    let inHand = Counter()
    let gate = Gate(isOpen: false)
    let trial = WorkerTrial(try deliveries(5), parallel: 3) { _ in
      inHand.add()
      await gate.pass()
      return .handled
    }
    let run = Run(trial)
    let begun = try await becomesTrue { inHand.count >= 3 }
    let received = trial.queue.requests.count
    try #require(
      begun && inHand.count == 3 && received == 3,
      """
      5 messages wait, and a worker handles 3 at once.
        expected: 3 in hand, and 3 received
        got:      \(inHand.count) in hand, and \(received) received
      A message that is received and has to wait counts as a failure, and its time runs out. \
      Chapter 7, exercise 7.12.
      """)
    gate.open()
    let all = try await becomesTrue { trial.journal.lines.count { $0.hasPrefix("deleted") } == 5 }
    run.stop.send()
    try #require(
      all,
      """
      5 messages waited, and the worker handles 3 at once.
        expected: 5 deleted in the end
        got:      \(trial.journal.lines.count { $0.hasPrefix("deleted") })
      Each task receives the next message when it has handled one. Chapter 7, exercise 7.12.
      """)
    try await run.requireEnd("All messages were handled, and the worker was told to stop.")
  }

  @Test("After the signal, nothing is received", .exercise("7.12"))
  func receivesNothing() async throws {
    let trial = WorkerTrial(parallel: 2)
    let run = Run(trial)
    let waiting = try await becomesTrue { trial.queue.receiverCount == 2 }
    try #require(
      waiting,
      """
      The queue is empty, and a worker handles 2 messages at once.
        expected: 2 receives wait for messages
        got:      \(trial.queue.receiverCount)
      Chapter 7, exercise 7.12.
      """)
    run.stop.send()
    try await run.requireEnd("A worker waited for messages, and was told to stop.")
    let received = trial.queue.requests.count
    try #require(
      received == 2,
      """
      A worker waited for messages in 2 receives, and was told to stop.
        expected: no further receive
        got:      \(received - 2)
      A message that is received now is handled by a process that is about to end. Chapter 7, \
      exercise 7.12.
      """)
  }

  @Test("Work in hand is finished", .exercise("7.12"))
  func finishes() async throws {
    let gate = Gate(isOpen: false)
    let inHand = Counter()
    let trial = WorkerTrial(try deliveries(3)) { _ in
      inHand.add()
      await gate.pass()
      return Task.isCancelled ? .duplicate : .handled
    }
    let run = Run(trial)
    try await run.require("the first message is in hand") { inHand.count == 1 }
    run.stop.send()
    // All that is done at once is done by then: the limit sleeps.
    _ = try await becomesTrue { run.isLimited || run.isOver }
    let wasOver = run.isOver
    trial.clock.advance(by: 19)
    gate.open()
    try await run.requireEnd("A worker was told to stop, and its message was handled 19 s later.")
    let lines = trial.journal.lines.filter { !$0.hasPrefix("hid") }
    try #require(
      !wasOver && lines == ["handled m1", "deleted m1 #1"],
      """
      A worker was told to stop with a message in hand; 2 more wait. The grace period is 20 \
      seconds, and the message was handled after 19.
        expected: handled m1, deleted m1 #1; then `run` returns
        got:      \(lines.joined(separator: ", "))\(wasOver ? "; it returned before" : "")
      Finish what you have begun, and begin nothing new. Chapter 7, exercise 7.12.
      """)
    let isQuiet = try await becomesTrue { trial.clock.sleeperCount == 0 }
    try #require(
      isQuiet,
      """
      A worker was told to stop, and has handled its last message.
        expected: nothing sleeps until the end of the grace period
        got:      \(trial.clock.sleeperCount) sleep
      Cancel the limit when there is nothing left to limit. Chapter 7, exercise 7.12.
      """)
  }

  @Test("When its task is cancelled, a worker finishes the work in hand", .exercise("7.12"))
  func finishesWhenCancelled() async throws {
    let gate = Gate(isOpen: false)
    let inHand = Counter()
    let trial = WorkerTrial(try deliveries(1)) { _ in
      inHand.add()
      await gate.pass()
      try Task.checkCancellation()
      return .handled
    }
    let run = Run(trial)
    try await run.require("the first message is in hand") { inHand.count == 1 }
    run.cancel()
    _ = try await becomesTrue { run.isLimited || run.isOver }
    trial.clock.advance(by: 18)
    gate.open()
    try await run.requireEnd("The task of a worker was cancelled, and its message was handled.")
    let lines = trial.journal.lines.filter { !$0.hasSuffix("for 30 s") }
    try #require(
      lines == ["handled m1", "deleted m1 #1"],
      """
      The task of `run` was cancelled with a message in hand, which was handled 18 seconds later. \
      The grace period is 20 seconds.
        expected: handled m1, deleted m1 #1
        got:      \(lines.isEmpty ? "nothing" : lines.joined(separator: ", "))
      The children of a task group are cancelled with their parent, at once. Work in `Task { }` \
      goes on, until you cancel it at the end of the grace period. Chapter 7, exercise 7.12.
      """)
  }

  @Test("A message that comes at the last moment is given back at once", .exercise("7.12"))
  func lastMoment() async throws {
    let trial = WorkerTrial(atTheLastMoment: try deliveries(1))
    let run = Run(trial)
    try await run.require("a receive waits") { trial.queue.receiverCount == 1 }
    run.stop.send()
    try await run.requireEnd("A message came while the worker was told to stop.")
    let lines = trial.journal.lines
    try #require(
      lines == ["hid m1 #1 for 0 s"],
      """
      A message came while the worker was told to stop.
        expected: hid m1 #1 for 0 s
        got:      \(lines.isEmpty ? "nothing" : lines.joined(separator: ", "))
      Another worker can have it now. If it is only dropped, it waits for its visibility timeout. \
      Chapter 7, exercise 7.12.
      """)
  }

  @Test("At the end of the grace period, work is cancelled and given back", .exercise("7.12"))
  func graceEnds() async throws {
    let gate = Gate(isOpen: false)
    let inHand = Counter()
    let trial = WorkerTrial(try deliveries(1)) { _ in
      inHand.add()
      await gate.pass()
      try Task.checkCancellation()
      return .handled
    }
    let run = Run(trial)
    try await run.require("the first message is in hand") { inHand.count == 1 }
    run.stop.send()
    try await run.require("a limit sleeps for the 20 seconds of the grace period") {
      run.isLimited
    }
    trial.clock.advance(by: 20)
    let ended = try await becomesTrue { run.isOver }
    gate.open()
    let lines = trial.journal.lines.filter { !$0.hasSuffix("for 30 s") }
    try #require(
      ended && lines == ["hid m1 #1 for 1 s"],
      """
      A worker was told to stop, and after the grace period of 20 seconds a message is still \
      being handled.
        expected: the work is cancelled; hid m1 #1 for 1 s; and `run` returns
        got:      \(lines.isEmpty ? "nothing" : lines.joined(separator: ", ")); `run` \
      \(ended ? "returned" : "did not return")
      The system kills a process that doesn't end. If the message is given back, another worker \
      gets it at once. Chapter 7, exercise 7.12.
      """)
  }

  @Test("A second signal and a cancelled task are harmless", .exercise("7.12"))
  func again() async throws {
    let trial = WorkerTrial(parallel: 2)
    let run = Run(trial)
    try await run.require("2 receives wait") { trial.queue.receiverCount == 2 }
    run.cancel()
    try await run.requireEnd("The task of a worker was cancelled.")
    try #require(
      run.stop.isSent,
      """
      The task of a worker was cancelled.
        expected: it stops as after a signal, and `stop` is sent
        got:      `stop` is not sent
      Chapter 7, exercise 7.12.
      """)
    run.stop.send()
    let late = Run(WorkerTrial(try deliveries(1)), stop: run.stop)
    try await late.requireEnd("A worker started after `stop` had been sent twice.")
    let received = late.trial.queue.requests.count
    try #require(
      received == 0,
      """
      A worker started after `stop` had been sent.
        expected: it returns, and receives nothing
        got:      \(received.counted("receive"))
      Chapter 7, exercise 7.12.
      """)
  }

  @Test("While a queue can't be reached, a worker waits, and stops at once", .exercise("7.12"))
  func queueIsAway() async throws {
    let trial = WorkerTrial(receiving: { _ in Arranged("the queue is away") })
    let run = Run(trial)
    for seconds in [1, 2, 4] {
      let end = trial.clock.now + TimeInterval(seconds)
      try await run.require("the next receive comes \(seconds) s after the failure") {
        trial.clock.sleepEnds == [end]
      }
      trial.clock.move(to: end)
    }
    try await run.require("a pause of 8 s") { trial.clock.sleeperCount == 1 }
    run.stop.send()
    try await run.requireEnd("A worker was told to stop while it waited for the queue.")
    try #require(
      trial.reports.lines.count == 4,
      """
      4 receives have failed.
        expected: 4 reports
        got:      \(trial.reports.lines.count)
      Chapter 7, exercise 7.12.
      """)
  }

  private func deliveries(_ count: Int) throws -> [Delivery] {
    try (1...count).map { try Parcel.delivery("m\($0)") }
  }
}
