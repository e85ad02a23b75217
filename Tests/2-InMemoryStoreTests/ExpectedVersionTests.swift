import EventSourcing
import ExerciseSupport
import InMemoryStore
import Testing

@Suite("Stage 2: Expected versions")
struct ExpectedVersionTests {
  @Test(
    "An expected version admits the versions it stands for, and no others", .exercise("2.2"),
    arguments: [
      Row(.any, admits: [0, 1, 2, 3], "the event is right whatever the stream holds"),
      Row(.noStream, admits: [0], "the stream has to be new"),
      Row(.streamExists, admits: [1, 2, 3], "the stream needs at least one event"),
      Row(.exactly(0), admits: [0], "it means the same as `.noStream`"),
      Row(.exactly(1), admits: [1], "the writer has read one event, no more and no less"),
      Row(.exactly(2), admits: [2], "the writer has read two events, no more and no less"),
    ])
  fileprivate func admits(row: Row) throws {
    let admitted = (0...3).filter(row.expected.admits)
    try #require(
      admitted == row.admitted,
      """
      Which of the versions 0 to 3 does `.\(row.expected.code)` admit?
        expected: \(row.admitted), because \(row.reason)
        got:      \(admitted)
      \(row.consequence(of: admitted)) Chapter 2, exercise 2.2.
      """)
  }
}

/// What one expected version admits.
private struct Row: Sendable, CustomTestStringConvertible {
  let expected: ExpectedVersion
  let admitted: [Int]
  let reason: String

  init(_ expected: ExpectedVersion, admits admitted: [Int], _ reason: String) {
    self.expected = expected
    self.admitted = admitted
    self.reason = reason
  }

  var testDescription: String { ".\(expected.code)" }

  func consequence(of admitted: [Int]) -> String {
    Set(admitted).isSubset(of: self.admitted)
      ? "A writer that has read everything is rejected."
      : "A writer that has missed something gets through."
  }
}
