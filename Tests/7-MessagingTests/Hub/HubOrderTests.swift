import ExerciseSupport
import Foundation
import Messaging
import Testing

@Suite("Stage 7: The order of an event hub")
struct HubOrderTests {
  @Test("A batch is stored in the order of its source", .exercise("7.13"))
  func storesInOrder() async throws {
    let office = try HubOffice()
    let first = try await office.send("users", after: 0, "u1@3 u2@6")
    let second = try await office.send("users", after: 6, "u3@9")
    let content = try await office.content
    try #require(
      first.value == 6 && second.value == 9 && content == "[u1, u2, u3]",
      """
      The source 'users' sent two batches: u1 and u2 after 0, for the events at 3 and 6 in its \
      log, and then u3 after 6, for the event at 9.
        expected: gave 6, then gave 9; the hub has [u1, u2, u3]
        got:      \(first), then \(second); the hub has \(content)
      The checkpoint of a source is the position of its last message. Chapter 7, exercise 7.13.
      """)
  }

  @Test("A batch after a gap is refused with the checkpoint", .exercise("7.13"))
  func refusesGap() async throws {
    let office = try HubOffice()
    _ = try await office.send("users", after: 0, "u1@3")
    let outcome = try await office.send("users", after: 6, "u3@9")
    let content = try await office.content
    try #require(
      outcome.refuses(.gap(checkpoint: 3)) && content == "[u1]",
      """
      The hub has u1@3. The next batch is u3@9, after 6: the hub never got the message at 6.
        expected: threw HubError.gap(checkpoint: 3); the hub has [u1]
        got:      \(outcome); the hub has \(content)
      Every subscriber would miss that message. Compare `batch.after` with the checkpoint. \
      Chapter 7, exercise 7.13.
      """)
  }

  @Test("A new source begins after 0", .exercise("7.13"))
  func refusesGapOfNewSource() async throws {
    let office = try HubOffice()
    let outcome = try await office.send("users", after: 3, "u2@6")
    let content = try await office.content
    try #require(
      outcome.refuses(.gap(checkpoint: 0)) && content == "[]",
      """
      The hub has nothing of 'users', and its first batch is u2@6, after 3.
        expected: threw HubError.gap(checkpoint: 0); the hub has []
        got:      \(outcome); the hub has \(content)
      Chapter 7, exercise 7.13.
      """)
  }

  @Test("After a gap, the source goes back and sends what is missing", .exercise("7.13"))
  func goesBack() async throws {
    let office = try HubOffice()
    _ = try await office.send("users", after: 0, "u1@3")
    _ = try await office.send("users", after: 6, "u3@9")
    let outcome = try await office.send("users", after: 3, "u2@6 u3@9")
    let content = try await office.content
    try #require(
      outcome.value == 9 && content == "[u1, u2, u3]",
      """
      The hub has u1@3, and refused u3@9 because of a gap. So the source sends u2@6 and u3@9, \
      after 3.
        expected: gave 9; the hub has [u1, u2, u3]
        got:      \(outcome); the hub has \(content)
      Chapter 7, exercise 7.13.
      """)
  }

  @Test(
    "The positions in a batch increase", .exercise("7.13"),
    arguments: ["u1@6 u2@3", "u1@3 u2@3"])
  func refusesFallingPositions(messages: String) async throws {
    let office = try HubOffice()
    let outcome = try await office.send("users", after: 0, messages)
    let content = try await office.content
    try #require(
      outcome.refuses(.outOfOrder(MessageID(rawValue: "u2"))) && content == "[]",
      """
      A batch after 0 has the messages \(messages): the second position isn't greater than the first one.
        expected: threw HubError.outOfOrder for u2; the hub has []
        got:      \(outcome); the hub has \(content)
      A subscriber would see an account's withdrawal before its deposit. \
      Chapter 7, exercise 7.13.
      """)
  }

  @Test("The first position is greater than `after`", .exercise("7.13"))
  func refusesPositionBeforeBatch() async throws {
    let office = try HubOffice()
    _ = try await office.send("users", after: 0, "u1@3 u2@6")
    let outcome = try await office.send("users", after: 6, "u3@6")
    let content = try await office.content
    try #require(
      outcome.refuses(.outOfOrder(MessageID(rawValue: "u3"))) && content == "[u1, u2]",
      """
      The hub has u1@3 and u2@6. The next batch is u3@6, after 6.
        expected: threw HubError.outOfOrder for u3; the hub has [u1, u2]
        got:      \(outcome); the hub has \(content)
      Chapter 7, exercise 7.13.
      """)
  }

  @Test("A new message before the checkpoint is refused", .exercise("7.13"))
  func refusesLateMessage() async throws {
    let office = try HubOffice()
    _ = try await office.send("users", after: 0, "u1@3 u3@9")
    let outcome = try await office.send("users", after: 3, "u2@6")
    let content = try await office.content
    try #require(
      outcome.refuses(.outOfOrder(MessageID(rawValue: "u2"))) && content == "[u1, u3]",
      """
      The hub has u1@3 and u3@9, and now it gets u2@6 after 3, which is new to it.
        expected: threw HubError.outOfOrder for u2; the hub has [u1, u3]
        got:      \(outcome); the hub has \(content)
      If it were stored now, u2 would come after u3, and subscribers that have seen u3 would get \
      them in the wrong order. Chapter 7, exercise 7.13.
      """)
  }

  @Test("Two sources with equal positions don't disturb each other", .exercise("7.13"))
  func keepsSourcesApart() async throws {
    let office = try HubOffice()
    let outcomes = [
      try await office.send("users", after: 0, "u1@3 u2@6"),
      try await office.send("accounts", after: 0, "a1@3"),
      try await office.send("users", after: 6, "u3@9"),
      try await office.send("accounts", after: 3, "a2@6"),
    ]
    let content = try await office.content
    try #require(
      outcomes.map(\.value) == [6, 3, 9, 6] && content == "[u1, u2, a1, u3, a2]",
      """
      The sources 'users' and 'accounts' sent u1@3 u2@6, then a1@3, then u3@9, then a2@6.
        expected: gave 6, gave 3, gave 9, gave 6; the hub has [u1, u2, a1, u3, a2]
        got:      \(outcomes.map { "\($0)" }.joined(separator: ", ")); the hub has \(content)
      Each source has its own log, and its own checkpoint. Chapter 7, exercise 7.13.
      """)
  }

  @Test("An empty batch returns the checkpoint and changes nothing", .exercise("7.13"))
  func acceptsEmptyBatch() async throws {
    let office = try HubOffice()
    let before = try await office.send("users", after: 0, "")
    _ = try await office.send("users", after: 0, "u1@3 u2@6")
    let outcomes = [
      try await office.send("users", after: 0, ""),
      try await office.send("users", after: 6, ""),
      try await office.send("accounts", after: 0, ""),
    ]
    let gap = try await office.send("users", after: 9, "")
    let content = try await office.content
    try #require(
      before.value == 0 && outcomes.map(\.value) == [6, 6, 0] && gap.refuses(.gap(checkpoint: 6))
        && content == "[u1, u2]",
      """
      The source 'users' sent an empty batch after 0, then u1@3 and u2@6. Then came empty batches \
      after 0 and after 6, one of 'accounts' after 0, and one of 'users' after 9.
        expected: gave 0; gave 6, gave 6, gave 0; threw HubError.gap(checkpoint: 6)
        got:      \(before); \(outcomes.map { "\($0)" }.joined(separator: ", ")); \(gap)
                  the hub has \(content)
      With an empty batch, a source asks how far the hub has got. Chapter 7, exercise 7.13.
      """)
  }
}
