import EventSourcing
import ExerciseSupport
import Foundation
import InMemoryStoreSolution
import Messaging
import StoreConformance
import TestStores
import Testing

@Suite("Stage 7: One publisher at a time")
struct PublisherLeaseTests {
  @Test("Of two publishers at once, one publishes", .exercise("7.2"))
  func publishesOnce() async throws {
    let gate = Gate(isOpen: false)
    let (beginnings, beginning) = AsyncStream<Void>.makeStream()
    let queue = ScriptedQueue(before: { call in
      guard call == 1 else { return }
      beginning.finish()
      await gate.pass()
    })
    let office = PostOffice("a1 b1 c1", queue: queue)
    let first = Task { try await office.publish() }
    let began: Void? = try await soon { for await _ in beginnings {} }
    let second = try await office.publish("second")
    gate.open()
    let outcome = try await first.value
    let third = try await office.publish("second")
    try #require(
      began != nil && outcome.error == nil && second.error is LeaseTaken && third.error == nil
        && queue.letters == ["a1", "b1", "c1"],
      """
      Two publishers of one log were started. While the first one was sending, the second \
      one started.
        expected: [a1, b1, c1]; the second one throws LeaseTaken
        got:      \(queue.letters.list); the first one \(outcome.words), the second one \
      \(second.words)
      Chapter 7, exercise 7.2.
      """)
  }

  @Test("A publisher that was paused for too long can't move the checkpoint", .exercise("7.2"))
  func fences() async throws {
    let gate = Gate(isOpen: false)
    let (beginnings, beginning) = AsyncStream<Void>.makeStream()
    let queue = ScriptedQueue(before: { call in
      guard call == 1 else { return }
      beginning.finish()
      await gate.pass()
    })
    let letters = "abcdefghijklmno".map { "\($0)1" }
    let office = PostOffice(letters.joined(separator: " "), queue: queue)
    let first = Task { try await office.publish() }
    let began: Void? = try await soon { for await _ in beginnings {} }
    office.clock.advance(by: 11)
    let second = try await office.publish("second")
    let callsBefore = queue.calls.count
    gate.open()
    let late = try await first.value
    let position = try await office.progress.position.rawValue
    try #require(
      began != nil && second.error == nil && late.error is LeaseLost && position == 45
        && queue.calls.count == callsBefore && queue.distinctLetters == letters,
      """
      A publisher was paused in its first send for longer than its lease. Another one took over \
      and published all 15 letters; then the first one went on.
        expected: it throws LeaseLost, and sends no second batch; checkpoint 45
        got:      it \(late.words), after \(queue.calls.count - callsBefore) more calls; \
      checkpoint \(position)
      Chapter 7, exercise 7.2.
      """)
  }

  @Test("The next publisher takes over when the lease of a dead one expires", .exercise("7.2"))
  func takesOver() async throws {
    let end = ProcessEnd()
    let queue = ScriptedQueue(after: { _ in try end.step() })
    let office = PostOffice(
      "a1 b1", queue: queue,
      checkpoints: MortalCheckpoints(checkpoints: InMemoryPublisherCheckpoints(), end: end))
    end.plan(at: 1)
    let first = try await office.publish()
    end.plan(at: .max)
    let tooEarly = try await office.publish("second")
    office.clock.advance(by: 11)
    let second = try await office.publish("second")
    let progress = try await office.progress
    try #require(
      first.error is Crash && tooEarly.error is LeaseTaken && second.error == nil
        && queue.letters == ["a1", "b1", "a1", "b1"],
      """
      A publisher died after it had sent a1 and b1. Another one tried at once, and again 11 \
      seconds later.
        expected: it throws LeaseTaken, and then it ends; [a1, b1, a1, b1]
        got:      it \(tooEarly.words), and then \(second.words); \(queue.letters.list)
      Chapter 7, exercise 7.2.
      """)
    #expect(
      progress
        == PublisherProgress(
          position: GlobalPosition(rawValue: 6), lease: nil, setAsideCount: 0))
  }

  @Test("A lease is extended while the publisher works", .exercise("7.2"))
  func extends() async throws {
    let clock = JumpingQueueClock()
    let queue = ScriptedQueue(before: { _ in clock.advance(by: 4) })
    let letters = (1...60).map { "b\($0)1" }
    let office = PostOffice(letters.joined(separator: " "), queue: queue, clock: clock)
    let outcome = try await office.publish()
    try #require(outcome.error == nil, "A publisher that sends slowly \(outcome.words).")
    #expect(queue.letters.count == 60)
  }

  @Test("Two publishers that follow the log publish each letter once", .exercise("7.2"))
  func followsOnce() async throws {
    let (sends, send) = AsyncStream<Void>.makeStream()
    let queue = ScriptedQueue(script: { _, _ in
      send.yield()
      return nil
    })
    let store = InMemoryEventStore()
    let office = PostOffice(store, queue: queue)
    let letters = (1...30).map { "\($0)" }
    let publishers = ["first", "second"].map {
      office.publisher($0, clock: SystemQueueClock())
    }
    let runs = publishers.map { publisher in Task { await publisher.run() } }
    for (index, letter) in letters.enumerated() {
      let new = NewEvent(
        id: CountedEventIDs.id(numbered: UInt64(index + 1)), event: Note("a\(letter)"))
      try await store.append([new], to: .box("a"), expecting: .any)
    }
    let isDone: Void? = try await soon {
      var count = 0
      for await _ in sends {
        count += 1
        if count == letters.count { break }
      }
    }
    for run in runs { run.cancel() }
    for run in runs { await run.value }
    let progress = try await office.progress
    try #require(
      isDone != nil && office.queue.letters == letters.map { "a\($0)" },
      """
      Two publishers followed the log, and 30 letters were recorded meanwhile.
        expected: each letter once, in order
        got:      \(office.queue.letters.list)
      Chapter 7, exercise 7.2.
      """)
    #expect(progress.lease == nil, "Both have ended, and gave back what they had.")
  }

  @Test("A lease that was given back is taken before its end", .exercise("7.2"))
  func takesGivenBack() async throws {
    let (sends, send) = AsyncStream<Void>.makeStream()
    let office = PostOffice("a1", queue: ScriptedQueue(after: { _ in send.finish() }))
    let clock = ManualQueueClock()
    let first = try await office.checkpoints.takeLease(
      for: "first", until: clock.now + 3_600, at: clock.now)
    let publisher = office.publisher("second", clock: clock)
    let run = Task { await publisher.run() }
    let isWaiting = try await becomesTrue { clock.sleeperCount == 1 }
    try await office.checkpoints.giveBack(first)
    clock.advance(by: 1)
    let isDone: Void? = try await soon { for await _ in sends {} }
    run.cancel()
    await run.value
    try #require(
      isWaiting && isDone != nil && office.queue.letters == ["a1"],
      """
      A publisher had its lease for an hour, and gave it back. Another one waited for it.
        expected: [a1] after a second
        got:      \(office.queue.letters.list); the publisher's trouble: \(publisher.trouble ?? "none")
      Chapter 7, exercise 7.2.
      """)
  }

  @Test("A publisher that follows the log survives errors of the queue", .exercise("7.2"))
  func triesAgain() async throws {
    let (sends, send) = AsyncStream<Void>.makeStream()
    let queue = ScriptedQueue(
      before: { call in if call <= 3 { throw ConnectionLost() } }, after: { _ in send.finish() })
    let office = PostOffice(InMemoryEventStore(), queue: queue)
    let publisher = office.publisher(clock: SystemQueueClock())
    let run = Task { await publisher.run() }
    let new = NewEvent(id: CountedEventIDs.id(numbered: 1), event: Note("a1"))
    try await office.log.append([new], to: .box("a"), expecting: .any)
    let isDone: Void? = try await soon { for await _ in sends {} }
    run.cancel()
    await run.value
    let status = try await publisher.status()
    try #require(
      isDone != nil && queue.letters == ["a1"],
      """
      The queue could not be reached three times.
        expected: [a1]
        got:      \(queue.letters.list); the publisher's trouble: \(publisher.trouble ?? "none")
      Chapter 7, exercise 7.2.
      """)
    #expect(status.lag == 0)
    #expect(!publisher.isPublishing)
  }
}
