import EventSourcing
import ExerciseSupport
import Foundation
import Messaging
import StoreConformance
import TestStores
import Testing

@Suite("Stage 7: A publisher and a queue that fails at times")
struct UnreliableQueueTests {
  private static let advice = """
    Take one message of each box, the first one that waits, and none of a box that is paused. Settle \
    what was sent, and pause the box of what failed for now.
    """

  @Test("A box that keeps failing doesn't stop the others", .exercise("7.3"))
  func passesBox() async throws {
    let queue = ScriptedQueue(script: { letter, attempt in
      letter == "a1" && attempt <= 6 ? .busy : nil
    })
    let office = PostOffice("a1 b1 a2 b2 b3 c1 b4", queue: queue)
    let outcome = try await office.publish()
    try #require(
      outcome.error == nil && queue.letters == ["b1", "c1", "b2", "b3", "b4", "a1", "a2"],
      """
      The first six sends of a1 failed.
        expected: [b1, c1, b2, b3, b4, a1, a2]
        got:      \(queue.letters.list); publishing \(outcome.words)
      While box a waits, take the messages of other boxes, also those far behind; a1 comes before \
      a2. Chapter 7, exercise 7.3.
      """)
  }

  @Test("A message that is set aside is recorded, and not sent again", .exercise("7.3"))
  func recordsSetAside() async throws {
    let queue = ScriptedQueue(script: { letter, _ in letter == "b1" ? .tooLong : nil })
    let office = PostOffice("a1 b1 b2", queue: queue)
    let outcome = try await office.publish()
    let again = try await office.publish("second")
    let aside = try await office.checkpoints.setAsideMessages(limit: 10).map(\.position.rawValue)
    let tries = queue.calls.joined().map(Letter.text).filter { $0 == "b1" }.count
    try #require(
      outcome.error == nil && again.error == nil && queue.letters == ["a1", "b2"]
        && aside == [6] && tries == 1,
      """
      The queue refused b1 as too long, and the log was published twice.
        expected: [a1, b2]; the letter at 6 is set aside after 1 try
        got:      \(queue.letters.list); set aside: \(aside), after \(tries == 1 ? "1 try" : "\(tries) tries"); publishing \
      \(outcome.words), then \(again.words)
      A failure with `isSendersFault` will fail every time: set the message aside, and settle it. \
      Chapter 7, exercise 7.3.
      """)
  }

  /// The letters of a log in four boxes, drawn from a seed.
  private func letters(_ random: inout SeededGenerator) -> [String] {
    var counts: [Character: Int] = [:]
    return (1...40).map { _ in
      let box = "abcd".randomElement(using: &random) ?? "a"
      counts[box, default: 0] += 1
      return "\(box)\(counts[box] ?? 1)"
    }
  }

  @Test(
    "With failures at random, every letter arrives once and in the order of its box",
    .exercise("7.3"), arguments: 1...12)
  func arrivesOnce(plan: Int) async throws {
    var random = Seed.generator(for: plan)
    let letters = letters(&random)
    let seed = random.next()
    let queue = ScriptedQueue(script: { letter, attempt in
      var random = SeededGenerator(seed: seed ^ letter.number &* 31 &+ UInt64(attempt))
      return attempt < 5 && Int.random(in: 0..<3, using: &random) == 0 ? .busy : nil
    })
    let office = PostOffice(letters.joined(separator: " "), queue: queue)
    let outcome = try await office.publish()
    let progress = try await office.progress
    try #require(
      outcome.error == nil && Set(queue.letters) == Set(letters) && queue.letters.areInOrder
        && queue.letters.count == letters.count && progress.position.rawValue == 120
        && progress.setAsideCount == 0,
      """
      The log has 40 letters in four boxes, and a third of all sends fail (seed \(Seed.current)).
        log:      \(letters.list)
        expected: each letter once, those of a box in order; checkpoint 120, nothing set aside
        got:      \(queue.letters.list); checkpoint \(progress.position), \
      \(progress.setAsideCount) set aside; publishing \(outcome.words)
      \(Self.advice) Chapter 7, exercise 7.3.
      """)
  }

  @Test(
    "With failures and crashes at random, no letter is missing and none overtakes",
    .exercise("7.3"), arguments: 1...12)
  func survivesCrashes(plan: Int) async throws {
    var random = Seed.generator(for: plan + 100)
    let letters = letters(&random)
    let seed = random.next()
    let end = ProcessEnd()
    let queue = ScriptedQueue(
      before: { _ in try end.step() }, after: { _ in try end.step() },
      script: { letter, attempt in
        var random = SeededGenerator(seed: seed ^ letter.number &* 37 &+ UInt64(attempt))
        return attempt < 5 && Int.random(in: 0..<4, using: &random) == 0 ? .busy : nil
      })
    let office = PostOffice(
      letters.joined(separator: " "), queue: queue,
      checkpoints: MortalCheckpoints(checkpoints: InMemoryPublisherCheckpoints(), end: end))
    for life in 1...4 {
      end.plan(at: Int.random(in: 1...12, using: &random))
      _ = try await office.publish("life \(life)")
      office.clock.advance(by: 60)
    }
    end.plan(at: .max)
    let outcome = try await office.publish("last life")
    try #require(
      outcome.error == nil && Set(queue.letters) == Set(letters)
        && queue.distinctLetters.areInOrder,
      """
      The log has 40 letters in four boxes; a quarter of all sends fail, and the process ended \
      four times (seed \(Seed.current)).
        log:      \(letters.list)
        expected: every letter; those of a box in order, the first time that they come
        got:      \(queue.distinctLetters.list); publishing \(outcome.words)
      \(Self.advice) The checkpoint may pass a letter only when it was sent or set aside. \
      Chapter 7, exercise 7.3.
      """)
  }
}

extension String {
  /// A number that is the same for the same text, in each process.
  fileprivate var number: UInt64 { utf8.reduce(7) { $0 &* 131 &+ UInt64($1) } }
}
