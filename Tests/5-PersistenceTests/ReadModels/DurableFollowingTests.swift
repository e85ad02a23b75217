import EventSourcing
import ExerciseSupport
import Persistence
import ReadModels
import StoreConformance
import TestStores
import Testing

@Suite("Stage 5: A durable model in a group")
struct DurableFollowingTests {
  typealias Kept = GuestbookFile.Kept

  @Test("After an error of a read that passes, it comes to the end of the log", .exercise("5.13"))
  func goesOn() async throws {
    let book = try GuestbookFile()
    let log = GivenLog(
      .guests([1, 2, 5]), beforePage: { number, _ in if number < 3 { throw StoreTrouble() } })
    let group = ProjectionGroup(
      [book.projection], backOff: BackOff(clock: ImmediateClock()))
    let end: Void? = try await soon { await group.follow(log) }
    let kept = try book.kept()
    try #require(
      end != nil && group.troubles.isEmpty && kept.value == Kept(rows: [1, 2, 5], checkpoint: 5),
      """
      The log couldn't be read twice, and then it could.
        expected: rows [1, 2, 5], checkpoint 5, and no model is stopped
        got:      \(kept.words), and stopped are \(group.troubles)
      A `ProjectionGroup` starts the model again, and `take` continues at its checkpoint. Chapter \
      5, exercise 5.13.
      """)
  }

  @Test("At a poisonous event it stops, and is not started again", .exercise("5.13"))
  func stops() async throws {
    let book = try GuestbookFile()
    let log = GivenLog(.guests([1, 2], poison: [2]), longestPage: 1)
    let group = ProjectionGroup(
      [book.projection], backOff: BackOff(clock: ImmediateClock()))
    let end: Void? = try await soon { await group.follow(log) }
    let trouble = group.troubles["guestbook"]
    let words =
      switch trouble {
      case nil: "no trouble"
      case let poison as PoisonousEvent: "the trouble: \(poison)"
      case .some: "an error that isn't a `PoisonousEvent`, so it was started again and again"
      }
    try #require(
      end != nil && trouble is PoisonousEvent && book.projection.position.rawValue == 1,
      """
      Event 2 is poisonous.
        expected: the model stops before it with a PoisonousEvent, at position 1
        got:      position \(book.projection.position), and \(words)
      Use `Self.apply`, which turns the model's error into a `PoisonousEvent`. Chapter 5, exercise \
      5.13.
      """)
  }
}
