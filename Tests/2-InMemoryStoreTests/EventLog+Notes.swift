import EventSourcing
import Foundation
import InMemoryStore
import StoreConformance
import Testing

let noon = Date(timeIntervalSince1970: 1_767_610_800)

extension EventLog {
  /// Appends new notes with any expected version; the log of a test begins with them.
  ///
  /// - Throws: `Unfinished`, or what ends the test when the log rejects them.
  mutating func note(
    _ numbers: some Sequence<Int>, in stream: StreamID, at time: Date = noon,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let outcome = try AppendOutcome {
      try append(numbers.notes, to: stream, expecting: .any, at: time)
    }
    try #require(
      outcome.result != nil,
      """
      Before the test itself, new events were appended to \(stream) with `expecting: .any`.
        expected: they are recorded
        got:      \(outcome)
      `.any` admits every version (2.2 and 2.3), and for ids that are not in the log `repeated` \
      returns `nil` (2.7).
      """,
      sourceLocation: sourceLocation)
  }

  /// Events of three streams in turns; the clock is set back by a minute before each append.
  ///
  /// Two of the streams have the same id in different categories.
  static func mixed() throws -> EventLog {
    var log = EventLog()
    try log.note([1, 2], in: .first)
    try log.note([10], in: .second, at: noon - 60)
    try log.note([20], in: .namesake, at: noon - 120)
    try log.note([3], in: .first, at: noon - 180)
    return log
  }
}
