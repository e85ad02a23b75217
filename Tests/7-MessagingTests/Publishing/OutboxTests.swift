import EventSourcing
import ExerciseSupport
import Foundation
import InMemoryStoreSolution
import StoreConformance
import TestStores
import Testing

@testable import Messaging

@Suite("Stage 7: Transactional outbox")
struct OutboxTests {
  @Test("Each event with a message is published once, in the order of the log", .exercise("7.2"))
  func publishes() async throws {
    let letters = Letter.many.map { "cgx".contains($0.prefix(1)) ? "\($0)!" : $0 }
    let office = PostOffice(letters.joined(separator: " "))
    let outcome = try await office.publish()
    let wanted = letters.filter { !$0.hasSuffix("!") }
    try #require(
      outcome.error == nil && office.queue.letters == wanted,
      """
      The log has 25 events, and \(letters.count - wanted.count) of them have no message.
        expected: \(wanted.list)
        got:      \(office.queue.letters.list); publishing \(outcome.words)
      Add every event to the window, and send the next batch; the window has the message of each. \
      Chapter 7, exercise 7.2.
      """)
  }

  @Test("A round also sends what waits when it reads nothing new", .exercise("7.2"))
  func sendsWhatWaits() async throws {
    let office = PostOffice(Letter.many.joined(separator: " "))
    let publisher = office.publisher()
    let lease = try await office.checkpoints.takeLease(
      for: publisher.name, until: .distantFuture, at: office.clock.now)
    var run = PublisherRun(of: publisher, holding: lease, after: .start)
    var counts: [Int] = []
    for _ in 1...3 {
      try await run.publishNext()
      counts.append(office.queue.letters.count)
    }
    try #require(
      counts == [10, 20, 25],
      """
      The log has 25 letters. The first round reads them all and sends ten; the next rounds find no \
      new event.
        expected: after three rounds of `publishNext`, 10, 20 and 25 letters are sent
        got:      \(counts.map(String.init).joined(separator: ", "))
      A round sends the next batch of the window, whether it has read anything or not. Chapter 7, \
      exercise 7.2.
      """)
  }

  @Test("A message goes into a FIFO queue with group and deduplication id", .exercise("7.2"))
  func writesMessage() throws {
    let events: [RecordedEvent] = .letters("a1 a2 b1")
    let messages = try events.compactMap { try Letter.message(for: $0) }
    let outgoing = try messages.map { try $0.outgoing(toFIFO: true) }
    let bodies = try messages.map { try $0.json() }
    let (groups, ids) = (outgoing.map { $0.group ?? "none" }, outgoing.map(\.deduplicationID))
    try #require(
      outgoing.map(\.body) == bodies && groups == ["box-a", "box-a", "box-b"]
        && ids == messages.map(\.id.rawValue),
      """
      Three messages are to be sent: two about box-a, and one about box-b.
        expected: their JSON; the groups box-a, box-a, box-b; their ids as deduplication ids
        got:      \(outgoing.map(\.body) == bodies ? "their JSON" : outgoing.first?.body ?? ""); \
      the groups \(groups.joined(separator: ", ")); the deduplication ids \
      \(ids.map { $0 ?? "none" }.joined(separator: ", "))
      A queue keeps the order within a group, and stores each deduplication id only once. \
      Chapter 7, exercise 7.2.
      """)
  }

  @Test("A message goes into a standard queue without group and deduplication id", .exercise("7.2"))
  func writesPlainMessage() throws {
    let message = try #require(try Letter.message(for: [RecordedEvent].letters("a1")[0]))
    let outgoing = try message.outgoing(toFIFO: false)
    let body = try message.json()
    try #require(
      outgoing == OutgoingMessage(body: body),
      """
      A message is to be sent to a standard queue.
        expected: its JSON; no group, no deduplication id
        got:      \(outgoing.body == body ? "its JSON" : outgoing.body); group \
      \(outgoing.group ?? "none"), deduplication id \(outgoing.deduplicationID ?? "none")
      A standard queue refuses the fields of a FIFO queue. Chapter 7, exercise 7.2.
      """)
  }

  @Test("The checkpoint is before the first message that waits", .exercise("7.2"))
  func keepsCheckpoint() throws {
    var window = SendWindow(after: GlobalPosition(rawValue: 2))
    var checkpoints = [window.checkpoint.rawValue]
    for event in [RecordedEvent].letters("a1! b1 c1! b2") {
      let message = try Letter.message(for: event).map { OutgoingMessage(body: "\($0.id)") }
      window.add(event, message: message)
      checkpoints.append(window.checkpoint.rawValue)
    }
    try #require(
      checkpoints == [2, 3, 3, 3, 3],
      """
      The checkpoint was 2. Then the events at the positions 3, 6, 9 and 12 were read. Those at 6 \
      and 12 have a message, and nothing was sent.
        expected: the checkpoints 2, 3, 3, 3, 3
        got:      the checkpoints \(checkpoints.map(String.init).joined(separator: ", "))
      A publisher that starts at the checkpoint has to find the message at 6 again, but not the \
      event at 3. Positions have gaps: a checkpoint is the position of an event. Chapter 7, \
      exercise 7.2.
      """)
  }

  @Test("After a success, nothing is left to send", .exercise("7.2"))
  func leavesNothing() async throws {
    let office = PostOffice(GivenLog(.letters("a1 b1 a2! b2!"), longestPage: 2))
    let first = try await office.publish()
    let position = try await office.progress.position.rawValue
    let second = try await office.publish("second")
    try #require(
      first.error == nil && second.error == nil && office.queue.letters == ["a1", "b1"]
        && position == 12,
      """
      The log has the letters a1 and b1, and two private events after them. It was published twice.
        expected: a1 and b1, sent once; checkpoint 12
        got:      \(office.queue.letters.list); checkpoint \(position); publishing \(first.words), \
      then \(second.words)
      Save the checkpoint in each round, even when there is nothing to send. Chapter 7, \
      exercise 7.2.
      """)
  }

  @Test("An append that was refused publishes nothing", .exercise("7.2"))
  func publishesFactsOnly() async throws {
    let store = InMemoryEventStore()
    let office = PostOffice(store)
    try await store.append(
      [NewEvent(id: CountedEventIDs.id(numbered: 1), event: Note("a1"))], to: .box("a"),
      expecting: .noStream)
    let refusal = try await Outcome.awaiting {
      try await store.append(
        [NewEvent(id: CountedEventIDs.id(numbered: 2), event: Note("a2"))], to: .box("a"),
        expecting: .noStream)
    }
    let outcome = try await office.publish()
    try #require(
      refusal.error is VersionConflict && outcome.error == nil && office.queue.letters == ["a1"],
      """
      The letter a1 was recorded, and the store refused a2.
        expected: [a1]
        got:      \(office.queue.letters.list); publishing \(outcome.words)
      The log alone says what has happened. Chapter 7, exercise 7.2.
      """)
  }

  @Test("Gaps and short pages are not the end of the log", .exercise("7.2"))
  func passesGaps() async throws {
    let letters = "a1 a2! a3! a4! b1 b2! b3! b4! b5! c1"
    let office = PostOffice(GivenLog(.letters(letters), longestPage: 2))
    let outcome = try await office.publish()
    let position = try await office.progress.position.rawValue
    try #require(
      outcome.error == nil && office.queue.letters == ["a1", "b1", "c1"] && position == 30,
      """
      The positions of the log are 3, 6, 9 and so on to 30, and the log gives two events at a \
      time. Most of them have no message.
        expected: [a1, b1, c1]; checkpoint 30
        got:      \(office.queue.letters.list); checkpoint \(position); publishing \(outcome.words)
      Read on after the last event that was read, whatever its position. Chapter 7, exercise 7.2.
      """)
  }

  @Test("An event that is recorded during a send is published, too", .exercise("7.2"))
  func passesNothing() async throws {
    let log = GivenLog(.letters("a1 b1"))
    let queue = ScriptedQueue(after: { call in
      if call == 1 { log.add(.letters("c1 d1", after: 2)) }
    })
    let office = PostOffice(log, queue: queue)
    let outcome = try await office.publish()
    let second = try await office.publish("second")
    try #require(
      outcome.error == nil && second.error == nil && queue.letters == ["a1", "b1", "c1", "d1"],
      """
      While a1 and b1 were sent, c1 and d1 were recorded.
        expected: [a1, b1, c1, d1]
        got:      \(queue.letters.list); publishing \(outcome.words), then \(second.words)
      The checkpoint must not pass an event that was never read. Chapter 7, exercise 7.2.
      """)
  }

  @Test("The publisher reads no more than its window has room for", .exercise("7.2"))
  func staysNear() async throws {
    let log = GivenLog(.letters(Letter.many.joined(separator: " ")))
    let counted = CountingStore(log)
    var office = PostOffice(counted)
    office.options.windowSize = 12
    let outcome = try await office.publish()
    let greatest = log.requests.map(\.limit).max() ?? 0
    try #require(
      outcome.error == nil && office.queue.letters == Letter.many && greatest <= 12
        && counted.eventsRead == 25,
      """
      A window has room for 12 events, and the log has 25.
        expected: all letters once; pages of at most 12 events, 25 events in all of them
        got:      \(office.queue.letters.count) letters; the pages \(log.requests), with \
      \(counted.eventsRead) events; publishing \(outcome.words)
      Read after the window's `end`, with its `room` as the limit. Chapter 7, exercise 7.2.
      """)
  }
}
