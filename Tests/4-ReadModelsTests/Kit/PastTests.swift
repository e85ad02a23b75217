import EventSourcing
import Events
import ExerciseSupport
import Foundation
import ReadModels
import StoreConformance
import TestStores
import Testing

@Suite("Stage 4: The past of a read model")
struct PastTests {
  private let log = GivenLog(.notes(at: [1, 2, 5, 6]))

  @Test(
    "As of a position, the model has every event up to it", .exercise("4.11"),
    arguments: [
      (0, [Int]()), (1, [1]), (2, [1, 2]), (3, [1, 2]), (5, [1, 2, 5]), (6, [1, 2, 5, 6]),
    ])
  func asOfPosition(position: Int, expected: [Int]) async throws {
    let whole = try await seen(asOf: 6, in: log)
    let past = try await seen(asOf: position, in: log)
    try #require(
      past.positions == expected && whole.positions?.count == 4,
      """
      The log has the positions 1, 2, 5 and 6; 3 and 4 are a gap.
      \(Comparison.differing(
        Comparison("as of \(position)", expected: expected, got: past.words),
        Comparison("as of 6", expected: [1, 2, 5, 6], got: whole.words)))
      A position is a place, not a number of events, and what happened there is included. \
      Chapter 4, exercise 4.11.
      """)
  }

  @Test("A position that the log has not reached throws", .exercise("4.11"))
  func refusesFuture() async throws {
    let seven = GlobalPosition(rawValue: 7)
    let error = try await trouble { [log] in
      _ = try await Checkpointed<Tally>.asOf(seven, in: log)
    }
    try #require(
      error as? PositionNotReached == PositionNotReached(position: seven),
      """
      The log ends at position 6, and a client asked for the model as of 7.
        expected: it throws PositionNotReached
        got:      it \(error.map { "threw \(type(of: $0)): \($0)" } ?? "returned a model")
      Tomorrow the same question would have another answer, and the past does not change. \
      Chapter 4, exercise 4.11.
      """)
  }

  @Test("As of position 0, the model is empty", .exercise("4.11"))
  func startsAnywhere() async throws {
    let beginning = try await seen(asOf: 0, in: GivenLog([]))
    try #require(
      beginning.positions == [],
      """
      A client asked an empty log for the model as of position 0, before the first event.
        expected: []
        got:      \(beginning.words)
      Every log has reached position 0. Chapter 4, exercise 4.11.
      """)
  }

  @Test(
    "An event appended during the read does not change the past", .exercise("4.11"),
    arguments: 1...4)
  func survivesAppend(request: Int) async throws {
    let log = GivenLog(
      .notes(at: [1, 2]),
      beforePage: { number, log in
        if number == request { log.add(.notes(at: [3, 5])) }
      })
    let past = try await seen(asOf: 4, in: log)
    try #require(
      past.positions == [1, 2, 3] || past.error is PositionNotReached,
      """
      The log ended at position 2, and a client asked for the model as of 4. Just before read number \
      \(request) of the log, the events 3 and 5 were appended.
        expected: [1, 2, 3] or PositionNotReached
        got:      \(past.words)
      Half a past was taken for a whole one. Check that the log has reached the position before you \
      fold it, not afterwards. Chapter 4, exercise 4.11.
      """)
  }

  @Test("A long history is read page by page", .exercise("4.11"))
  func readsPages() async throws {
    let log = GivenLog(.notes(at: Array(1...1_200)))
    let past = try await seen(asOf: 1_100, in: log).positions ?? []
    let byDate = try await Checkpointed<Tally>.asOf(.minute(1_100), in: log).model.positions
    let most = log.requests.map(\.limit).max() ?? 0
    try #require(
      past == Array(1...1_100) && byDate == past && most <= 1_000,
      """
      The log has 1200 events, and a client asked for the model as of the 1100th, by position and by \
      date.
        expected: 1100 and 1100 applied, at most 1000 events in one read
        got:      \(past.count) and \(byDate.count) applied, up to \(most) in one read
      A long log doesn't fit into memory. `catchUp` reads page by page. Chapter 4, exercise 4.11.
      """)
  }

  @Test(
    "As of a date, the model has every event up to that instant", .exercise("4.11"),
    arguments: [
      (0.0, [Int]()), (1.0, [1]), (1.5, [1]), (2.0, [1, 2]), (4.9, [1, 2]), (99.0, [1, 2, 5, 6]),
    ])
  func asOfDate(minute: Double, expected: [Int]) async throws {
    let date = Date.minute(0).addingTimeInterval(minute * 60)
    let whole = try await Checkpointed<Tally>.asOf(.minute(6), in: log)
    let past = try await Checkpointed<Tally>.asOf(date, in: log)
    try #require(
      whole.model.positions == [1, 2, 5, 6],
      """
      Events were recorded at the minutes 1, 2, 5 and 6.
        expected as of minute 6: [1, 2, 5, 6]
        got:                     \(whole.model.positions)
      An event of exactly that instant is included. Chapter 4, exercise 4.11.
      """)
    try #require(
      past.model.positions == expected,
      """
      Events were recorded at the minutes 1, 2, 5 and 6.
        expected as of minute \(minute): \(expected)
        got:                       \(past.model.positions)
      An event of exactly that instant is included. Chapter 4, exercise 4.11.
      """)
  }

  @Test("A past state is the beginning of the log, even if a clock was set back", .exercise("4.11"))
  func survivesClocks() async throws {
    // After event 2 the clock is set back by an hour.
    let early = RecordedEvent(
      position: GlobalPosition(rawValue: 3), stream: .second, version: 1,
      id: CountedEventIDs.id(numbered: 3), recordedAt: .minute(-58), event: Note("early"))
    let log = GivenLog(.notes(at: [1, 2]) + [early])
    let whole = try await Checkpointed<Tally>.asOf(.minute(2), in: log)
    let past = try await Checkpointed<Tally>.asOf(.minute(1), in: log)
    try #require(
      past.model.positions == [1] && whole.model.positions == [1, 2, 3],
      """
      Events were recorded at the minutes 1 and 2, and a third one at minute -58, after the clock was \
      set back.
      \(Comparison.differing(
        Comparison("as of minute 1", expected: [1], got: past.model.positions),
        Comparison("as of minute 2", expected: [1, 2, 3], got: whole.model.positions)))
      The bank never had event 3 without event 2. Stop before the first event that is later, and \
      don't pick or sort by date. Chapter 4, exercise 4.11.
      """)
  }

  /// The result of a temporal query.
  private struct Past {
    let positions: [Int]?
    let error: (any Error)?

    var words: String {
      positions.map { "\($0)" } ?? "\(error.map { "\(type(of: $0)): \($0)" } ?? "")"
    }
  }

  private func seen(asOf position: Int, in log: GivenLog) async throws -> Past {
    do {
      let past = try await Checkpointed<Tally>.asOf(GlobalPosition(rawValue: position), in: log)
      return Past(positions: past.model.positions, error: nil)
    } catch let unfinished as Unfinished {
      throw unfinished
    } catch {
      return Past(positions: nil, error: error)
    }
  }
}
