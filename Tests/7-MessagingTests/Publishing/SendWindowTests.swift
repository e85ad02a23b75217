import EventSourcing
import ExerciseSupport
import Foundation
import Messaging
import StoreConformance
import TestStores
import Testing

@Suite("Stage 7: Half a batch")
struct SendWindowTests {
  private let now = Date.letterTime

  /// A window with these letters, of which nothing was sent.
  private func window(_ letters: String, size: Int = 1_000) throws -> SendWindow {
    var window = SendWindow(after: .start, size: size)
    for event in [RecordedEvent].letters(letters) {
      window.add(event, message: try Letter.message(for: event)?.plain)
    }
    return window
  }

  private func texts(_ entries: [SendWindow.Entry]) -> [String] {
    entries.map(\.message).map(Letter.text)
  }

  /// Sends the next batch; returns its letters. Those of `failing` fail, for `reason`.
  private func send(
    _ window: inout SendWindow, failing: Set<String> = [], because reason: SendFailure = .busy,
    at time: Date? = nil
  ) -> [String] {
    let batch = window.nextBatch(at: time ?? now)
    let letters = texts(batch)
    let outcomes = letters.map { letter in
      failing.contains(letter) ? SendOutcome.failed(reason) : .sent(id: letter)
    }
    window.record(outcomes, of: batch, at: time ?? now)
    return letters
  }

  @Test("Stored messages are settled, and failed ones wait", .exercise("7.3"))
  func settlesSome() throws {
    var window = try window("a1 b1 c1 d1")
    let sent = send(&window, failing: ["b1", "d1"])
    let waiting = texts(window.waiting)
    try #require(
      sent == ["a1", "b1", "c1", "d1"] && waiting == ["b1", "d1"],
      """
      The queue answered a batch of a1, b1, c1 and d1 with 200: it had stored a1 and c1, and b1 \
      and d1 had failed.
        expected: [b1, d1] wait
        got:      \(waiting.list) wait, after a batch of \(sent.list)
      Look at each outcome: a message that failed is lost if it counts as sent, and one that was \
      stored arrives twice if it is sent again. Chapter 7, exercise 7.3.
      """)
  }

  @Test("The checkpoint stays before a message that failed", .exercise("7.3"))
  func keepsCheckpoint() throws {
    var window = try window("a1 b1 c1 d1 b2 e1!")
    _ = send(&window, failing: ["b1"])
    let first = window.checkpoint.rawValue
    let second = send(&window, at: now + 60)
    _ = send(&window, at: now + 60)
    let third = window.checkpoint.rawValue
    try #require(
      first == 3 && second == ["b1"] && third == 18,
      """
      The letters a1, b1, c1, d1, b2 are at the positions 3, 6, 9, 12, 15, and a private event at \
      18. The first time b1 failed; a minute later all sends worked.
        expected: checkpoint 3, then 18
        got:      checkpoint \(first), then \(third); the second batch was \(second.list)
      After a crash b1 has to be found again. Chapter 7, exercise 7.3.
      """)
  }

  @Test("A batch has no two messages of one stream", .exercise("7.3"))
  func takesOneOfEach() throws {
    var window = try window("a1 a2 b1 a3 b2 c1")
    let batches = (1...3).map { _ in send(&window) }
    try #require(
      batches == [["a1", "b1", "c1"], ["a2", "b2"], ["a3"]],
      """
      The log has a1, a2, b1, a3, b2 and c1, and no send fails.
        expected: [a1, b1, c1], [a2, b2], [a3]
        got:      \(batches.map(\.list).joined(separator: ", "))
      If a queue refuses a1 and stores a2 of one batch, a2 arrives first. So send a2 only when a1 \
      is settled. Chapter 7, exercise 7.3.
      """)
  }

  @Test("A long queue of one stream does not hide the others", .exercise("7.3"))
  func looksFurther() throws {
    var window = try window(((1...12).map { "a\($0)" } + ["b1"]).joined(separator: " "))
    let first = send(&window, failing: ["a1"])
    try #require(
      first == ["a1", "b1"],
      """
      The letter b1 waits behind twelve of box a.
        expected: the batch [a1, b1]
        got:      \(first.list)
      The limit counts the messages of the batch, not those that you look at. Chapter 7, \
      exercise 7.3.
      """)
  }

  @Test("A later message never overtakes one that failed", .exercise("7.3"))
  func keepsOrder() throws {
    var window = try window("a1 a2 b1 a3")
    let first = send(&window, failing: ["a1"])
    let meanwhile = send(&window)
    let later = (1...3).map { _ in send(&window, at: now + 60) }
    try #require(
      first == ["a1", "b1"] && meanwhile == [] && later == [["a1"], ["a2"], ["a3"]],
      """
      Box a has a1, a2 and a3, and box b has b1. The first send of a1 failed.
        expected: [a1, b1], []; a minute later [a1], [a2], [a3]
        got:      \(first.list), \(meanwhile.list); a minute later \
      \(later.map(\.list).joined(separator: ", "))
      While a1 waits for its next try, a2 waits, too: `isPaused` is about the whole stream. \
      Chapter 7, exercise 7.3.
      """)
  }

  @Test("A message that failed holds back its stream and no other", .exercise("7.3"))
  func goesOn() throws {
    var window = try window("a1 b1 a2 c1 b2 c2 b3 d1")
    let first = send(&window, failing: ["a1"])
    let rest = (1...3).map { _ in send(&window) }
    try #require(
      first == ["a1", "b1", "c1", "d1"] && rest == [["b2", "c2"], ["b3"], []],
      """
      The first send of a1 failed, and it is not yet time for the next one.
        expected: [a1, b1, c1, d1], then [b2, c2], [b3], []
        got:      \(first.list), then \(rest.map(\.list).joined(separator: ", "))
      One account that can't be published must not stop the bank. Chapter 7, exercise 7.3.
      """)
  }

  @Test("A stream that has failed waits longer each time, until it works", .exercise("7.3"))
  func waits() throws {
    var window = try window("a1 a2 a3")
    var tries: [Int] = []
    // Time goes on by 100 milliseconds each time; the waits are 100, 200, 400 and 800.
    for tick in 0...31 {
      let isLast = tries.count == 4
      let letters = send(
        &window, failing: isLast ? [] : ["a1"], at: now + 0.1001 * TimeInterval(tick))
      if letters == ["a1"] { tries.append(tick) }
      if window.pausedStreams.isEmpty { break }
    }
    let next = send(&window, failing: ["a2"], at: now + 60)
    let retry = window.nextSend.map { Int(($0.timeIntervalSince(now + 60) * 1_000).rounded()) }
    try #require(
      tries == [0, 1, 3, 7, 15] && next == ["a2"] && retry == 100,
      """
      Four times in a row a1 failed, then it worked. Later a2 failed once.
        expected: tries of a1 after 0, 100, 300, 700 and 1500 milliseconds; the next try of a2 100 \
      milliseconds after it failed
        got:      tries of a1 after \(tries.map { "\($0)00" }.joined(separator: ", ")); then \
      \(next.list), to be tried again after \(retry.map(String.init) ?? "no") milliseconds
      `pause` counts the failures of a stream, and `settle` ends the count. Chapter 7, exercise 7.3.
      """)
  }

  @Test("A message that can never be sent is set aside, and its stream goes on", .exercise("7.3"))
  func setsAside() throws {
    var window = try window("a1 b1 a2 c1")
    let first = send(&window, failing: ["a1"], because: .tooLong)
    let aside = window.setAside.map { "\($0.position) of \($0.stream): \($0.reason)" }
    let second = send(&window)
    try #require(
      first == ["a1", "b1", "c1"] && second == ["a2"]
        && aside == ["3 of box-a: InvalidParameterValue: the message is too long"],
      """
      The queue refused a1 as too long: it is the sender's fault, and would fail every time.
        expected: set aside: [3 of box-a: InvalidParameterValue: the message is too long]; next [a2]
        got:      set aside: \(aside.list); next \(second.list)
      Retrying it forever would hold back box a, and dropping it silently would hide it. \
      Chapter 7, exercise 7.3.
      """)
    try #require(
      window.waiting.isEmpty && window.checkpoint.rawValue == 12,
      """
      One of four letters was set aside, and three were sent.
        expected: nothing waits; checkpoint 12
        got:      \(texts(window.waiting).list) wait; checkpoint \(window.checkpoint)
      What is set aside is settled. Chapter 7, exercise 7.3.
      """)
  }

  @Test("A message that may be sent later is not set aside", .exercise("7.3"))
  func givesNothingUp() throws {
    var window = try window("a1 b1")
    for round in 0..<20 {
      _ = send(&window, failing: ["a1"], at: now + 60 * TimeInterval(round))
    }
    try #require(
      window.setAside.isEmpty && texts(window.waiting) == ["a1"],
      """
      For twenty minutes the queue had no room for a1.
        expected: a1 waits, and nothing is set aside
        got:      \(texts(window.waiting).list) wait; \(window.setAside.count) set aside
      The failure says whose fault it is: `isSendersFault`. Chapter 7, exercise 7.3.
      """)
  }

  @Test(
    "A batch has at most `limit` messages, those that have waited the longest", .exercise("7.3"))
  func limits() throws {
    let letters = "abcdefghijklmno".map { "\($0)1" }
    var window = try window((letters + ["a2", "b2"]).joined(separator: " "))
    let small = texts(window.nextBatch(at: now, limit: 3))
    let batches = (1...3).map { _ in send(&window) }
    try #require(
      small == ["a1", "b1", "c1"]
        && batches == [[String](letters.prefix(10)), letters.suffix(5) + ["a2", "b2"], []],
      """
      The letters a1 to o1 wait, and after them a2 and b2.
        expected: with limit 3, [a1, b1, c1]; in batches of ten, a1 to j1, then k1 to o1 with a2 \
        and b2
        got:      with limit 3, \(small.list); in batches of ten, \
      \(batches.map(\.list).joined(separator: ", then "))
      Chapter 7, exercise 7.3.
      """)
  }
}

extension Message {
  /// Itself, with its JSON as the body and nothing else.
  var plain: OutgoingMessage? { (try? json()).map { OutgoingMessage(body: $0) } }
}
