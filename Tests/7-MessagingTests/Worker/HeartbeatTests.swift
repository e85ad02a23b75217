import EventSourcing
import ExerciseSupport
import Foundation
import StoreConformance
import TestStores
import Testing

@testable import Messaging

@Suite("Stage 7: Heartbeat")
struct HeartbeatTests {
  @Test("A message stays hidden as long as the work takes", .exercise("7.11"))
  func staysHidden() async throws {
    let work = Work(try Parcel.delivery("a"))
    try await requireStart(of: work.trial)
    for second in 1...95 {
      let end = work.hiddenUntil
      try #require(
        end > second,
        """
        A message was hidden for 30 seconds, and the work on it takes 95.
          expected: it is hidden all the time
          got:      it was visible at second \(end)
        A visible message is delivered to another worker, which begins the same work. Chapter 7, \
        exercise 7.11.
        """)
      work.trial.clock.advance(by: 1)
      try await requireBeat(of: work.trial)
    }
    let timeouts = Set(work.trial.queue.changes.map(\.timeout))
    try #require(
      timeouts == [.seconds(30)],
      """
      The visibility timeout is 30 seconds. During the work it was extended several times.
        expected: to 30 seconds each time
        got:      to \(timeouts.map { "\(Int($0.seconds))" }.sorted().joined(separator: ", ")) \
        seconds
      The queue counts from the call, not from the end of the old timeout. With a longer timeout, \
      a message waits longer when the worker dies. Chapter 7, exercise 7.11.
      """)
    let ended = try await work.end()
    try #require(ended.value == 17, Comment(rawValue: words(ended, "The work returned 17.")))
  }

  @Test("A beat may fail", .exercise("7.11"))
  func transient() async throws {
    let work = Work(try Parcel.delivery("a")) { $0 == 1 ? Arranged("the queue is away") : nil }
    try await requireStart(of: work.trial)
    for _ in 1...19 {
      work.trial.clock.advance(by: 1)
      _ = try await becomesTrue { work.isBeating || work.outcome != nil }
    }
    let early = work.outcome
    try #require(
      early == nil,
      """
      The queue could not be reached when the message was to be extended.
        expected: the work goes on
        got:      it \(early.map { "\($0)" } ?? "")
      The message stays hidden for 20 more seconds, and the next beat may succeed. Chapter 7, \
      exercise 7.11.
      """)
    work.trial.clock.advance(by: 1)
    _ = try await becomesTrue { !work.trial.queue.changes.isEmpty || work.outcome != nil }
    let calls = work.trial.queue.changeCalls.count
    let reports = work.trial.reports.lines.count
    try #require(
      calls == 2 && work.hiddenUntil == 50 && reports == 1,
      """
      The queue could not be reached at the first beat. 20 seconds have passed.
        expected: 2 beats, 1 report, and the message is hidden until second 50
        got:      \(calls.counted("beat")), \(reports.counted("report")), and it is hidden until \
      second \(work.hiddenUntil)
      With a beat each 10 seconds, a third of the timeout, the next one is early enough. \
      Chapter 7, exercise 7.11.
      """)
    let ended = try await work.end()
    try #require(ended.value == 17, Comment(rawValue: words(ended, "The work returned 17.")))
  }

  @Test("When another worker has the message, the work is cancelled", .exercise("7.11"))
  func lost() async throws {
    let gate = Gate(isOpen: false)
    let work: WorkerTrial.Body = { _ in
      await gate.pass()
      try Task.checkCancellation()
      return .handled
    }
    let trial = WorkerTrial(body: work, changing: { _ in QueueError.messageNotInFlight })
    let delivery = try Parcel.delivery("a")
    let ended = Task { try await trial.worker.settlesSoon(delivery) }
    try await requireStart(of: trial)
    trial.clock.advance(by: 10)
    let isOver = try await ended.value
    let lines = trial.journal.lines
    gate.open()
    try #require(
      isOver,
      """
      At the first beat, the queue answered `messageNotInFlight`: the visibility timeout had ended.
        expected: the work is cancelled
        got:      it went on for three seconds more
      Another worker does the same work now. Chapter 7, exercise 7.11.
      """)
    try #require(
      lines.isEmpty,
      """
      At the first beat, the queue answered `messageNotInFlight`: another worker has the message.
        expected: this one neither deletes it nor gives it back
        got:      \(lines.joined(separator: ", "))
      Throw the error, so that `settle` learns of it. Chapter 7, exercise 7.11.
      """)
  }

  @Test("The heartbeat ends with the work", .exercise("7.11"), arguments: [true, false])
  func endsWithWork(succeeds: Bool) async throws {
    let work = Work(try Parcel.delivery("a"), succeeds: succeeds)
    try await requireStart(of: work.trial)
    let ended = try await work.end()
    try #require(
      succeeds ? ended.value == 17 : ended.error is Arranged,
      Comment(
        rawValue: words(
          ended, succeeds ? "The work returned 17." : "The work threw an error, Arranged.")))
    let isQuiet = try await becomesTrue { !work.isBeating }
    try #require(
      isQuiet && work.trial.queue.changeCalls.count == 0,
      """
      The work ended before the first beat.
        expected: the heartbeat sleeps no longer, and the visibility timeout was never changed
        got:      \(work.isBeating ? "it still sleeps" : "it has ended"), after \
      \(work.trial.queue.changeCalls.count.counted("change"))
      A heartbeat without work hides a message forever. Chapter 7, exercise 7.11.
      """)
  }

  @Test("Cancelling cancels the work and the heartbeat", .exercise("7.11"))
  func cancellation() async throws {
    let work = Work(try Parcel.delivery("a"))
    try await requireStart(of: work.trial)
    work.cancel()
    let isOver = try await becomesTrue { work.outcome != nil && !work.isBeating }
    work.open()
    try #require(
      isOver,
      """
      The task of a worker was cancelled while a message was being handled.
        expected: the work is cancelled, and the heartbeat ends
        got:      \(work.outcome == nil ? "it still waits for the work" : "the heartbeat goes on")
      Work in a task group is cancelled with its parent; work in `Task { }` is not. Chapter 7, \
      exercise 7.11.
      """)
  }

  /// Waits until a heartbeat sleeps that has not beaten yet.
  private func requireStart(of trial: WorkerTrial) async throws {
    let beats = trial.queue.changeCalls
    _ = try await becomesTrue { trial.clock.sleeperCount > 0 || beats.count > 0 }
    try #require(
      beats.count == 0,
      """
      A message was received for 30 seconds, and the work on it begins.
        expected: a heartbeat beside the work, with its first beat after 10 seconds
        got:      \(beats.count.counted("beat")) at once
      The first beat comes after a third of the timeout, not at once: sleep, and then extend. \
      Chapter 7, exercise 7.11.
      """)
    try await requireBeat(of: trial)
  }

  /// Waits until a heartbeat sleeps.
  private func requireBeat(of trial: WorkerTrial) async throws {
    let isBeating = try await becomesTrue { trial.clock.sleeperCount > 0 }
    try #require(
      isBeating,
      """
      A message is being handled.
        expected: a heartbeat beside the work, which sleeps on `settings.clock` until its next beat
        got:      nothing sleeps
      Chapter 7, exercise 7.11.
      """)
  }

  private func words(_ outcome: Outcome<Int>, _ situation: String) -> String {
    """
    \(situation)
      expected: `keepingHidden` returns or throws the same
      got:      it \(outcome)
    The first one to end, the work or the heartbeat, ends the other: cancel it. Chapter 7, \
    exercise 7.11.
    """
  }
}
