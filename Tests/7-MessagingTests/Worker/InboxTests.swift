import EventSourcing
import ExerciseSupport
import Foundation
import SQLite
import StoreConformance
import Testing

@testable import Messaging

@Suite("Stage 7: Inbox")
struct InboxTests {
  private let house: Warehouse

  init() throws { house = try Warehouse() }

  @Test("A message that comes again has no second effect", .exercise("7.9"))
  func once() throws {
    let outcomes = try ["a", "b", "a", "b", "a"].map {
      try house.outcome(of: Parcel.message($0))
    }
    let parcels = try house.parcels
    try #require(
      parcels == ["a", "b"],
      """
      The messages a, b, a, b, a were delivered.
        expected: the effects of a, b
        got:      the effects of \(parcels.isEmpty ? "nothing" : parcels.joined(separator: ", ")); \
      the first call \(outcomes[0])
      A queue delivers at least once. Each repetition that has an effect is a customer who gets \
      the same notice again, or money twice. Chapter 7, exercise 7.9.
      """)
    let expected: [Inbox.Outcome] = [.handled, .handled, .duplicate, .duplicate, .duplicate]
    try #require(
      outcomes.map(\.value) == expected,
      """
      The messages a, b, a, b, a were delivered.
        expected: \(expected)
        got:      \(outcomes.map { "\($0)" })
      A duplicate is no error: the worker deletes it, like a message that was handled. Chapter 7, \
      exercise 7.9.
      """)
  }

  @Test("A crash between the effect and the inbox row leaves both or neither", .exercise("7.9"))
  func oneTransaction() throws {
    let before = house.connection.commitCount
    var found: Warehouse.Content?
    let outcome = try house.outcome(of: Parcel.message("a")) { found = try house.contentAfterCrash }
    let commits = house.connection.commitCount - before
    let neither = Warehouse.Content(effects: 0, rows: 0)
    try #require(
      outcome.error == nil && found == neither,
      """
      The process ended right after the effect was written, and started again.
        expected: rows: \(neither)
        got:      rows: \(found.map { "\($0)" } ?? "the effect was not written: it \(outcome)")
      An inbox row without the effect loses the message; an effect without the row happens again. \
      Commit nothing before both are written. Chapter 7, exercise 7.9.
      """)
    let left = try house.contentAfterCrash
    try #require(
      commits == 1 && left == Warehouse.Content(effects: 1, rows: 1),
      """
      A message was handled.
        expected: 1 commit, and rows: 1 of the effect, 1 of the inbox
        got:      \(commits.counted("commit")), and rows: \(left)
      A crash between two commits leaves one without the other. Chapter 7, exercise 7.9.
      """)
  }

  @Test("An effect that throws leaves no inbox row", .exercise("7.9"))
  func failure() throws {
    let full = Arranged("the shelf is full")
    let first = try house.outcome(of: Parcel.message("a")) { throw full }
    try #require(
      first.error is Arranged,
      """
      The effect of a message threw "\(full)".
        expected: `handle` throws the same
        got:      it \(first)
      The worker has to know: it deletes the message after any other outcome. Chapter 7, \
      exercise 7.9.
      """)
    let content = try house.content
    let second = try house.outcome(of: Parcel.message("a"))
    let parcels = try house.parcels
    try #require(
      content == Warehouse.Content(effects: 0, rows: 0) && second.value == .handled
        && parcels == ["a"],
      """
      The effect of a message threw an error after it had written a row. Then the message \
      came again.
        expected: no rows after the error; then the message is handled, and has one effect
        got:      rows: \(content); then it \(second), with \(parcels.count.counted("effect"))
      With a row in the inbox, the message would be a duplicate forever, and its effect would \
      never happen. Chapter 7, exercise 7.9.
      """)
  }

  @Test("Messages of two sources with the same id are two messages", .exercise("7.9"))
  func sources() throws {
    for shop in ["shop", "it's another shop"] {
      _ = try house.outcome(of: Parcel.message("a", from: shop))
    }
    let parcels = try house.parcels
    try #require(
      parcels == ["a", "a"],
      """
      Two shops sent a message each, both with the id a.
        expected: 2 effects
        got:      \(parcels.count)
      An id is unique within its source. The primary key of the inbox has both. Chapter 7, \
      exercise 7.9.
      """)
  }

  @Test(
    "A message that is older than the pruned inbox is neither applied nor a duplicate",
    .exercise("7.9"), arguments: ["a", "b", "c"])
  func tooOld(id: String) throws {
    let seconds = ["a": 200, "b": 200, "c": 100]
    _ = try house.outcome(of: Parcel.message("a", at: 200), at: 1_000)
    try house.prune(handledBefore: 2_000)
    let before = try house.parcels
    let outcome = try house.outcome(of: Parcel.message(id, at: seconds[id] ?? 0), at: 3_000)
    let parcels = try house.parcels
    let rows = try house.content.rows
    try #require(
      before == ["a"] && (outcome.error as? MessageTooOld)?.id.rawValue == id
        && parcels == ["a"] && rows == 0,
      """
      Message a, of second 200, was handled, and the inbox was pruned. Then message \(id) came, of \
      second \(seconds[id] ?? 0).
        expected: it throws MessageTooOld; there is 1 effect, and no row of the inbox
        got:      it \(outcome), with \(parcels.count.counted("effect")) and \(rows.counted("row")) of the inbox
      The inbox can no longer tell whether this is a duplicate. So a person has to decide: it \
      goes to the dead-letter queue. Chapter 7, exercise 7.9.
      """)
  }

  @Test(
    "After pruning, newer messages are handled, and known ones are duplicates", .exercise("7.9"))
  func afterPruning() throws {
    // b is older than a, and was handled later.
    _ = try house.outcome(of: Parcel.message("a", at: 200), at: 1_000)
    _ = try house.outcome(of: Parcel.message("b", at: 100), at: 2_500)
    try house.prune(handledBefore: 2_000)
    let newer = try house.outcome(of: Parcel.message("c", at: 201), at: 3_000)
    try #require(
      newer.value == .handled,
      """
      The inbox forgot a message of second 200, handled at second 1,000. Then a message of second \
      201 came.
        expected: it is handled
        got:      it \(newer)
      It can't be one of those that were forgotten. Keep the time of the message and the time of \
      handling apart. Chapter 7, exercise 7.9.
      """)
    let known = try house.outcome(of: Parcel.message("b", at: 100), at: 3_000)
    try #require(
      known.value == .duplicate,
      """
      The inbox forgot what was handled before second 2,000. A message of second 100, handled at \
      second 2,500, came again.
        expected: duplicate
        got:      it \(known)
      Its row is still there: check for the row first, and then the age. Chapter 7, exercise 7.9.
      """)
  }
}
