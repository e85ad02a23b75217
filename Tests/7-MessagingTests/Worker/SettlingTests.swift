import EventSourcing
import ExerciseSupport
import Foundation
import StoreConformance
import Testing

@testable import Messaging

@Suite("Stage 7: Worker")
struct SettlingTests {
  @Test("A message is deleted after its effect is committed", .exercise("7.10"))
  func deletesAfterwards() async throws {
    let sent = Parcel.message("a")
    let seen = Journal()
    let trial = WorkerTrial { message in
      seen.add(message == sent ? "the message as it was sent" : "another message: \(message)")
      return .handled
    }
    try await settle(try Parcel.delivery("a"), in: trial)
    let lines = trial.journal.lines
    try #require(
      lines == ["handled a", "deleted a #1"],
      """
      A message was delivered, and the consumer handled it.
        expected: handled a, deleted a #1
        got:      \(text(lines))
      A message that is deleted before the commit is lost in a crash; one that isn't deleted comes \
      again and again. Chapter 7, exercise 7.10.
      """)
    try #require(
      seen.lines == ["the message as it was sent"],
      """
      A message was delivered.
        expected: the consumer gets the message as it was sent, once
        got:      \(text(seen.lines))
      The body of the delivery is its JSON. Chapter 7, exercise 7.10.
      """)
  }

  @Test("A duplicate is deleted", .exercise("7.10"))
  func deletesDuplicates() async throws {
    let trial = WorkerTrial { _ in .duplicate }
    try await settle(try Parcel.delivery("a", receive: 2), in: trial)
    let lines = trial.journal.lines
    try #require(
      lines == ["duplicate a", "deleted a #2"] && trial.reports.lines.isEmpty,
      """
      A message came again, and the consumer found it in its inbox.
        expected: duplicate a, deleted a #2; and no report
        got:      \(text(lines)); and \(trial.reports.lines.count.counted("report"))
      A duplicate that is only ignored stays in the queue, comes again, and ends up in the \
      dead-letter queue. Chapter 7, exercise 7.10.
      """)
  }

  @Test(
    "A message that fails is given back with a growing delay", .exercise("7.10"),
    arguments: [(1, 1), (2, 2), (3, 4), (7, 64), (40, 300)])
  func backsOff(receives: Int, seconds: Int) async throws {
    let trial = WorkerTrial { _ in throw Arranged("the printer has no paper") }
    try await settle(try Parcel.delivery("a", receive: receives), in: trial)
    let lines = trial.journal.lines
    try #require(
      lines == ["hid a #\(receives) for \(seconds) s"],
      """
      The consumer could not handle a message at receive \(receives).
        expected: hid a #\(receives) for \(seconds) s
        got:      \(text(lines))
      A message that is deleted now is lost, and one that comes again at once keeps the worker \
      busy. `settings.delay` knows the delay after each failure. Chapter 7, exercise 7.10.
      """)
    let reports = trial.reports.lines
    try #require(
      reports.count == 1 && reports[0].contains("the printer has no paper"),
      """
      The consumer threw "the printer has no paper".
        expected: one report with these words
        got:      \(text(reports))
      The people who operate the worker have to know why. Chapter 7, exercise 7.10.
      """)
  }

  @Test(
    "A body that isn't a message is given back", .exercise("7.10"),
    arguments: ["hello", "{}", "{\"id\":\"a\"}"])
  func unreadable(body: String) async throws {
    let trial = WorkerTrial()
    try await settle(try Parcel.delivery("a", receive: 2, body: body), in: trial)
    let lines = trial.journal.lines
    try #require(
      lines == ["hid a #2 for 2 s"] && trial.reports.lines.count == 1,
      """
      A delivery had the body \(body), which isn't a message.
        expected: hid a #2 for 2 s; and one report
        got:      \(text(lines)); and \(trial.reports.lines.count.counted("report"))
      The next release of the worker may be able to read it. Until then, the redrive policy sets \
      it aside. Chapter 7, exercise 7.10.
      """)
  }

  @Test("A delete that fails leads to a duplicate, which is deleted", .exercise("7.10"))
  func deleteFails() async throws {
    let handled = Counter()
    let consume: WorkerTrial.Body = { _ in handled.add() == 1 ? .handled : .duplicate }
    let trial = WorkerTrial(
      body: consume, deleting: { $0 == 1 ? Arranged("the queue is away") : nil })
    try await settle(try Parcel.delivery("a", receive: 1), in: trial)
    try await settle(try Parcel.delivery("a", receive: 2), in: trial)
    let lines = trial.journal.lines
    try #require(
      lines == ["handled a", "hid a #1 for 1 s", "duplicate a", "deleted a #2"]
        && trial.reports.lines.count == 1,
      """
      A message was handled, the queue could not delete it, and it came again.
        expected: handled a, hid a #1 for 1 s, duplicate a, deleted a #2; and one report
        got:      \(text(lines)); and \(trial.reports.lines.count.counted("report"))
      A failed delete is a failure like any other, and the inbox makes the duplicate harmless. \
      Chapter 7, exercise 7.10.
      """)
  }

  @Test("A message that another worker has is left alone", .exercise("7.10"))
  func lost() async throws {
    let trial = WorkerTrial(deleting: { _ in QueueError.messageNotInFlight })
    try await settle(try Parcel.delivery("a"), in: trial)
    let lines = trial.journal.lines
    try #require(
      lines == ["handled a"] && trial.reports.lines.count == 1,
      """
      Handling took too long: another worker has received the message, and the queue answers the \
      delete with `messageNotInFlight`.
        expected: handled a; and one report
        got:      \(text(lines)); and \(trial.reports.lines.count.counted("report"))
      Giving it back now would take it away from the other worker. Chapter 7, exercise 7.10.
      """)
  }

  @Test("A delete that comes too late in a FIFO queue gives nothing back", .exercise("7.10"))
  func expired() async throws {
    let trial = WorkerTrial(deleting: { _ in QueueError.receiptHandleHasExpired("a #1") })
    try await settle(try Parcel.delivery("a"), in: trial)
    let lines = trial.journal.lines
    try #require(
      lines == ["handled a"] && trial.reports.lines.count == 1,
      """
      Handling took too long: the message is visible again, and the FIFO queue answers the delete \
      with `receiptHandleHasExpired`.
        expected: handled a; and one report
        got:      \(text(lines)); and \(trial.reports.lines.count.counted("report"))
      The effect is in the file. The next worker finds a duplicate, and deletes it. Chapter 7, \
      exercise 7.10.
      """)
  }

  private func settle(_ delivery: Delivery, in trial: WorkerTrial) async throws {
    try #require(
      try await trial.worker.settlesSoon(delivery),
      "`settle` did not return within three seconds. Chapter 7, exercise 7.10.")
  }

  private func text(_ lines: [String]) -> String {
    lines.isEmpty ? "nothing" : lines.joined(separator: ", ")
  }
}
