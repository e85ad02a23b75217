import EventSourcing
import Events
import ExerciseSupport
import Foundation
import ReadModels
import StoreConformance
import Testing

@Suite("Stage 4: The past of a read model")
struct PastTests {
  private let log = FixedLog(.notes(at: [1, 2, 5, 6]))

  @Test(
    "As of a position, it has seen all up to there", .exercise("4.11"),
    arguments: [
      (0, [Int]()), (1, [1]), (2, [1, 2]), (3, [1, 2]), (5, [1, 2, 5]), (6, [1, 2, 5, 6]),
    ])
  func asOfPosition(position: Int, expected: [Int]) async throws {
    let whole = try await Checkpointed<Tally>.asOf(GlobalPosition(rawValue: 6), in: log)
    let past = try await Checkpointed<Tally>.asOf(GlobalPosition(rawValue: position), in: log)
    try #require(
      past.model.positions == expected && whole.model.positions.count == 4,
      """
      The log has the positions 1, 2, 5 and 6. As of position \(position) the model has to have \
      seen \(expected), but it saw \(past.model.positions). Read: Chapter 4, exercise 4.11.
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
      past.model.positions == expected && whole.model.positions.count == 4,
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
    let log = FixedLog(.notes(at: [1, 2]) + [early])
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
}
