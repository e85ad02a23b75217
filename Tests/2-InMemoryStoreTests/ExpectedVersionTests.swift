import EventSourcing
import ExerciseSupport
import InMemoryStore
import Testing

@Suite("Stage 2: What a writer believes")
struct ExpectedVersionTests {
  @Test(
    "Each belief admits the versions that it means, and no other", .exercise("2.2"),
    arguments: [
      Belief(.any, admits: [0, 1, 2, 3], "it does not care"),
      Belief(.noStream, admits: [0], "the stream is to be a new one"),
      Belief(.streamExists, admits: [1, 2, 3], "the stream has to have an event"),
      Belief(.exactly(0), admits: [0], "it is the same as no stream"),
      Belief(.exactly(2), admits: [2], "it has seen two events, no more and no fewer"),
    ])
  fileprivate func admits(belief: Belief) throws {
    let admitted = (0...3).filter(belief.expected.admits)
    try #require(
      admitted == belief.admitted,
      """
      Who expects \(belief.expected) may append to a stream at version \(belief.admitted), because \
      \(belief.reason). Of the versions 0 to 3 your code admits \(admitted). An answer that is too \
      generous loses the decision of another writer. Read: Chapter 2, exercise 2.2.
      """)
  }
}

private struct Belief: Sendable, CustomTestStringConvertible {
  let expected: ExpectedVersion
  let admitted: [Int]
  let reason: String

  init(_ expected: ExpectedVersion, admits admitted: [Int], _ reason: String) {
    self.expected = expected
    self.admitted = admitted
    self.reason = reason
  }

  var testDescription: String { "\(expected)" }
}
