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
    "As of a position, it has seen all up to there", .exercise("4.11"),
    arguments: [
      (0, [Int]()), (1, [1]), (2, [1, 2]), (3, [1, 2]), (5, [1, 2, 5]), (6, [1, 2, 5, 6]),
    ])
  func asOfPosition(position: Int, expected: [Int]) async throws {
    let whole = try await seen(asOf: 6, in: log)
    let past = try await seen(asOf: position, in: log)
    try #require(
      past.positions == expected && whole.positions?.count == 4,
      """
      The log has the positions 1, 2, 5 and 6; 3 and 4 are a gap, and it has come past them. As of \
      position \(position) the model has to have seen \(expected), but \(past.words); as of the \
      last one, 6, \(whole.words). Read: Chapter 4, exercise 4.11.
      """)
  }

  @Test("What has not happened yet is no past", .exercise("4.11"))
  func refusesFuture() async throws {
    let seven = GlobalPosition(rawValue: 7)
    let error = try await trouble { [log] in
      _ = try await Checkpointed<Tally>.asOf(seven, in: log)
    }
    try #require(
      error as? PositionNotReached == PositionNotReached(position: seven),
      """
      The log ends at position 6, and somebody asked for the model as of 7. That has to throw \
      PositionNotReached, but it \(error.map { "threw \($0)" } ?? "gave an answer"). Tomorrow the \
      same question would have another answer, and the past does not change. \
      Read: Chapter 4, exercise 4.11.
      """)
  }

  @Test("Every log has come to its beginning", .exercise("4.11"))
  func startsAnywhere() async throws {
    let beginning = try await seen(asOf: 0, in: GivenLog([]))
    try #require(
      beginning.positions == [],
      """
      Somebody asked an empty log for the model as of position 0, before the first event. It has \
      seen nothing, and that will be so tomorrow as well, but \(beginning.words). \
      Read: Chapter 4, exercise 4.11.
      """)
  }

  @Test(
    "What comes while it is read does not make an answer of half the past", .exercise("4.11"),
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
      The log ended at position 2, and somebody asked for the model as of 4. Before the log was \
      read for the time number \(request), the events 3 and 5 came. The model has seen [1, 2, 3] \
      then, or the log has not come that far, but \(past.words). Look whether it has come that \
      far before you read it, and not afterwards. Read: Chapter 4, exercise 4.11.
      """)
  }

  @Test("A long past is read page by page", .exercise("4.11"))
  func readsPages() async throws {
    let log = GivenLog(.notes(at: Array(1...1_200)))
    let past = try await seen(asOf: 1_100, in: log).positions ?? []
    let byDate = try await Checkpointed<Tally>.asOf(.minute(1_100), in: log).model.positions
    let most = log.requests.map(\.limit).max() ?? 0
    try #require(
      past == Array(1...1_100) && byDate == past && most <= 1_000,
      """
      The log has 1200 events, and somebody asked for the model as of the 1100th, by position and \
      by date. It has to have seen 1100, but it saw \(past.count) and \(byDate.count), and at most \
      \(most) events were read at once. `catchUp` reads page by page. \
      Read: Chapter 4, exercise 4.11.
      """)
  }

  @Test(
    "As of a date, it has seen all that was recorded by then", .exercise("4.11"),
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
      Events were recorded at the minutes 1, 2, 5 and 6. As of minute 6 the model has to have seen \
      all of them, but it saw \(whole.model.positions). What happened in that very instant is \
      included. Read: Chapter 4, exercise 4.11.
      """)
    try #require(
      past.model.positions == expected,
      """
      Events were recorded at the minutes 1, 2, 5 and 6. As of minute \(minute) the model has to \
      have seen \(expected), but it saw \(past.model.positions). What happened in that very \
      instant is included. Read: Chapter 4, exercise 4.11.
      """)
  }

  @Test("It is a state that the bank really had, whatever the clocks say", .exercise("4.11"))
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
      Events were recorded at the minutes 1 and 2, and then, with the clock set back, at minute \
      -58. As of minute 1 the model has to have seen [1], and not event 3 without event 2, but it \
      saw \(past.model.positions); as of minute 2 it saw \(whole.model.positions) of all three. \
      Read: Chapter 4, exercise 4.11.
      """)
  }

  /// What came of asking for a past.
  private struct Past {
    let positions: [Int]?
    let error: (any Error)?

    var words: String {
      positions.map { "it saw \($0)" } ?? "your code threw: \(error.map { "\($0)" } ?? "")"
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
