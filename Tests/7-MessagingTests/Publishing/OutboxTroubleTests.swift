import EventSourcing
import ExerciseSupport
import Foundation
import TestStores
import Testing

@testable import Messaging

@Suite("Stage 7: Transactional outbox, crashes and errors")
struct OutboxTroubleTests {
  @Test("A crash at any moment loses no message", .exercise("7.2"), arguments: 1...13)
  func survivesCrash(step: Int) async throws {
    let end = ProcessEnd()
    let queue = ScriptedQueue(before: { _ in try end.step() }, after: { _ in try end.step() })
    let office = PostOffice(
      Letter.many.joined(separator: " "), queue: queue,
      checkpoints: MortalCheckpoints(checkpoints: InMemoryPublisherCheckpoints(), end: end))
    end.plan(at: step)
    let first = try await office.publish()
    let sent = queue.letters.count
    end.plan(at: .max)
    office.clock.advance(by: 60)
    let second = try await office.publish("second")
    try #require(
      !(second.error is ForeignCheckpoint),
      """
      The process ended at step \(step) of sending and saving. Another one took over at the \
      saved checkpoint.
        expected: the checkpoint is the position of an event, or the start of the log
        got:      publishing \(second.words)
      Positions have gaps, so position − 1 may have no event. `positionBefore` of an entry is the \
      position of the event before it. Chapter 7, exercise 7.2.
      """)
    try #require(
      second.error == nil && queue.distinctLetters == Letter.many,
      """
      The process ended at step \(step) of sending and saving, when \(sent) of 25 letters were \
      sent. Another one took over.
        expected: all 25 letters, in order
        got:      \(queue.distinctLetters.list); publishing \(first.words), then \(second.words)
      A checkpoint after a message that was not sent loses it: send first, then save. \
      Chapter 7, exercise 7.2.
      """)
    let bodies = Dictionary(grouping: queue.stored, by: Letter.text).mapValues { Set($0) }
    try #require(
      bodies.values.allSatisfy { $0.count == 1 } && queue.letters.count <= 35,
      """
      The process ended at step \(step), and another one took over.
        expected: at most one batch of letters is sent again, unchanged
        got:      \(queue.letters.count) sends for 25 letters; \
      \(bodies.values.filter { $0.count > 1 }.count) of them in two forms
      Chapter 7, exercise 7.2.
      """)
  }

  @Test("A send without an answer is repeated with the same deduplication ids", .exercise("7.2"))
  func repeatsUnchanged() async throws {
    let queue = ScriptedQueue(after: { call in if call == 1 { throw ConnectionLost() } })
    let office = PostOffice("a1 b1 c1", queue: queue)
    let first = try await office.publish()
    let second = try await office.publish()
    let ids = queue.calls.map { $0.map { $0.deduplicationID ?? "none" } }
    try #require(
      first.error is ConnectionLost && second.error == nil && ids.count == 2 && ids[0] == ids[1]
        && Set(ids[0]).count == 3,
      """
      The queue stored a batch of three messages, and its answer was lost.
        expected: publishing throws ConnectionLost; the next time, the same deduplication ids
        got:      publishing \(first.words), then \(second.words); the ids \
      \(ids.map(\.list).joined(separator: ", then "))
      The queue recognizes a duplicate by its deduplication id alone. Chapter 7, exercise 7.2.
      """)
  }

  @Test("Errors of log, queue and checkpoint storage are thrown", .exercise("7.2"))
  func tellsTrouble() async throws {
    let broken = GivenLog(.letters("a1"), beforePage: { _, _ in throw StoreTrouble() })
    let ofLog = try await PostOffice(broken).publish()
    let ofQueue = try await PostOffice(
      "a1", queue: ScriptedQueue(before: { _ in throw ConnectionLost() })
    ).publish()
    let end = ProcessEnd()
    end.plan(at: 1)
    let mortal = MortalCheckpoints(checkpoints: InMemoryPublisherCheckpoints(), end: end)
    let ofSave = try await PostOffice("a1", checkpoints: mortal).publish()
    try #require(
      ofLog.error is StoreTrouble && ofQueue.error is ConnectionLost && ofSave.error is Crash,
      """
      The log failed, then the queue, then the storage of the checkpoint.
        expected: StoreTrouble, ConnectionLost, Crash
        got:      publishing \(ofLog.words); \(ofQueue.words); \(ofSave.words)
      The publisher reports the error and tries again later. So it has to get it. Chapter 7, \
      exercise 7.2.
      """)
  }
}
