import EventSourcing
import ExerciseSupport
import Foundation
import Messaging
import StoreConformance
import Testing

@Suite("Stage 7: Repeated messages in an event hub")
struct HubRepetitionTests {
  @Test("A batch that is sent again changes nothing", .exercise("7.13"))
  func passesOverKnown() async throws {
    let office = try HubOffice()
    _ = try await office.send("users", after: 0, "u1@3 u2@6")
    let again = try await office.send("users", after: 0, "u1@3 u2@6")
    let content = try await office.content
    try #require(
      again.value == 6 && content == "[u1, u2]",
      """
      A source sent u1@3 and u2@6, after 0, and lost the answer. It sent the same batch again, after \
      0; the hub's checkpoint is 6 by then.
        expected: gave 6; the hub has [u1, u2]
        got:      \(again); the hub has \(content)
      The hub recognizes a message by its id. Only a batch after a position that is greater than \
      the checkpoint leaves a gap. Chapter 7, exercise 7.13.
      """)
  }

  @Test(
    "A batch that is partly known adds only the rest", .exercise("7.13"),
    arguments: [(0, "u1@3 u2@6 u3@9"), (3, "u2@6 u3@9")])
  func addsRest(after position: Int, messages: String) async throws {
    let office = try HubOffice()
    _ = try await office.send("users", after: 0, "u1@3 u2@6")
    let outcome = try await office.send("users", after: position, messages)
    let content = try await office.content
    let next = try await office.send("users", after: 9, "u4@12")
    try #require(
      outcome.value == 9 && content == "[u1, u2, u3]" && next.value == 12,
      """
      The hub has u1@3 and u2@6. The next batch is \(messages), after \(position); then comes \
      u4@12, after 9.
        expected: gave 9; the hub has [u1, u2, u3]; then gave 12
        got:      \(outcome); the hub has \(content); then \(next)
      A batch may begin before the checkpoint, which is 6: skip what is known. Chapter 7, \
      exercise 7.13.
      """)
  }

  @Test("An old batch doesn't move the checkpoint back", .exercise("7.13"))
  func keepsCheckpoint() async throws {
    let office = try HubOffice()
    _ = try await office.send("users", after: 0, "u1@3 u2@6")
    _ = try await office.send("users", after: 6, "u3@9")
    let old = try await office.send("users", after: 0, "u1@3 u2@6")
    let next = try await office.send("users", after: 9, "u4@12")
    let content = try await office.content
    try #require(
      old.value == 9 && next.value == 12 && content == "[u1, u2, u3, u4]",
      """
      The hub has u1@3, u2@6 and u3@9. A copy of the first batch, u1@3 u2@6 after 0, comes late, \
      and then u4@12, after 9.
        expected: gave 9, then gave 12; the hub has [u1, u2, u3, u4]
        got:      \(old), then \(next); the hub has \(content)
      Chapter 7, exercise 7.13.
      """)
  }

  @Test("The same id with other content is refused", .exercise("7.13"))
  func refusesOtherContent() async throws {
    let office = try HubOffice()
    _ = try await office.send("users", after: 0, "u1@3")
    let outcome = try await office.send("users", after: 0, "u1!@3")
    let content = try await office.content
    try #require(
      outcome.refuses(.conflict(MessageID(rawValue: "u1"))) && content == "[u1]",
      """
      The hub has u1@3. In a batch after 0, it gets a message at 3 with the id u1 and other content.
        expected: threw HubError.conflict for u1; the hub has [u1]
        got:      \(outcome); the hub has \(content)
      Either the source rewrote its log, or its ids aren't unique. If the hub ignored it, nobody \
      would notice. Chapter 7, exercise 7.13.
      """)
  }

  @Test("An id at another position is refused", .exercise("7.13"))
  func refusesOtherPosition() async throws {
    let office = try HubOffice()
    _ = try await office.send("users", after: 0, "u1@3")
    let later = try await office.send("users", after: 3, "u1@6")
    let twice = try await office.send("users", after: 3, "u2@6 u2@9")
    let content = try await office.content
    try #require(
      later.refuses(.conflict(MessageID(rawValue: "u1")))
        && twice.refuses(.conflict(MessageID(rawValue: "u2"))) && content == "[u1]",
      """
      The hub has u1@3. It gets u1@6 after 3, with the same content; and then u2@6 u2@9, \
      also after 3.
        expected: threw HubError.conflict for u1, then for u2; the hub has [u1]
        got:      \(later), then \(twice)
                  the hub has \(content)
      A message is made from one event, which is in one place. `entry(with:)` finds what this \
      batch has added, too. Chapter 7, exercise 7.13.
      """)
  }

  @Test("An id that another source has used is refused", .exercise("7.13"))
  func refusesForeignID() async throws {
    let office = try HubOffice()
    _ = try await office.send("users", after: 0, "x1@3")
    let outcome = try await office.send("accounts", after: 0, "a1@2 x1@3")
    let content = try await office.content
    try #require(
      outcome.refuses(.conflict(MessageID(rawValue: "x1"))) && content == "[x1]",
      """
      The source 'users' sent x1@3. Then 'accounts' sent a1@2, after 0, and another \
      message with the id x1, at 3.
        expected: threw HubError.conflict for x1; the hub has [x1]
        got:      \(outcome); the hub has \(content)
      Subscribers that recognize messages by their ids would ignore the second one. \
      Chapter 7, exercise 7.13.
      """)
  }

  @Test("Nothing of a refused batch stays", .exercise("7.13"))
  func keepsNothing() async throws {
    let office = try HubOffice()
    _ = try await office.send("users", after: 0, "u1@3")
    let refused = try await office.send("users", after: 0, "u1@3 u2@6 u3@9 u1!@12")
    let before = try await office.content
    let checkpoint = try await office.checkpoint(of: "users")
    let next = try await office.send("users", after: 3, "u2@6 u3@9")
    let content = try await office.content
    try #require(
      refused.refuses(.conflict(MessageID(rawValue: "u1"))) && before == "[u1]"
        && checkpoint.value == 3 && next.value == 9 && content == "[u1, u2, u3]",
      """
      The hub has u1@3. In the batch u1@3 u2@6 u3@9 u1!@12, after 0, the last one is a conflict. \
      Then the source sends u2@6 and u3@9, after 3.
        expected: threw HubError.conflict for u1; the hub has [u1], checkpoint 3; then gave 9, and \
      [u1, u2, u3]
        got:      \(refused); the hub has \(before), checkpoint \(checkpoint); then \(next), and \
      \(content)
      Let the error leave `accept`: then the caller rolls back what was appended. \
      Chapter 7, exercise 7.13.
      """)
  }

  @Test(
    "With lost answers and repetitions at random, each message is there once and in order",
    .exercise("7.13"), arguments: 1...10)
  func survivesRepetitions(plan: Int) async throws {
    var random = Seed.generator(for: plan)
    let office = try HubOffice()
    let sources = ["users", "accounts", "cards"]
    let logs = sources.map { source in
      (1...30).map { "\(source.prefix(1))\($0)@\($0 * 3)" }
    }
    var sent = [0, 0, 0]
    var refusal: (any Error)?
    for _ in 1...120 {
      let source = Int.random(in: 0..<3, using: &random)
      // It may begin again with what it has sent before, and know nothing of what became of it.
      let start = max(sent[source] - Int.random(in: 0...4, using: &random), 0)
      let end = min(start + Int.random(in: 0...6, using: &random), 30)
      let outcome = try await office.send(
        sources[source], after: start * 3, logs[source][start..<end].joined(separator: " "))
      refusal = refusal ?? outcome.error
      sent[source] = max(sent[source], end)
    }
    let words = try await office.hub.events(after: 0, limit: 1_000).map(\.message.word)
    let isComplete = sources.indices.allSatisfy { index in
      words.filter { $0.hasPrefix(sources[index].prefix(1)) }
        == (0..<sent[index]).map { "\(sources[index].prefix(1))\($0 + 1)" }
    }
    try #require(
      refusal == nil && isComplete,
      """
      Three sources sent \(sent) messages each, in batches that often began with messages that \
      they had sent before (seed \(Seed.current)).
        expected: no error; each message once, those of a source in order
        got:      \(refusal.map { "threw \(type(of: $0)), \($0)" } ?? "no error"); \(words.list)
      Chapter 7, exercise 7.13.
      """)
  }
}
