import EventSourcing
import ExerciseSupport
import InMemoryStore
import Testing

@Suite("Stage 2: What a writer believes")
struct ExpectedVersionTests {
  @Test(
    "Each belief admits the versions that it means, and no other", .exercise("2.2"),
    arguments: [
      Belief(.any, admits: [0, 1, 2, 3], "the writer does not care"),
      Belief(.noStream, admits: [0], "the stream is to be a new one"),
      Belief(.streamExists, admits: [1, 2, 3], "the stream has to have an event"),
      Belief(.exactly(0), admits: [0], "that is the same as no stream"),
      Belief(.exactly(2), admits: [2], "the writer has seen two events, no more and no fewer"),
    ])
  fileprivate func admits(belief: Belief) throws {
    let admitted = (0...3).filter(belief.expected.admits)
    try #require(
      admitted == belief.admitted,
      """
      Of the versions 0, 1, 2 and 3 a writer who expects \(belief.expected) admits \
      \(belief.admitted.list), because \(belief.reason); your code admits \(admitted.list). \
      \(belief.consequence(of: admitted)) Read: Chapter 2, exercise 2.2.
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

  func consequence(of admitted: [Int]) -> String {
    Set(admitted).isSubset(of: self.admitted)
      ? "A writer is refused who has seen everything."
      : "A writer is let in who has missed something."
  }
}

extension [Int] {
  /// The numbers as a sentence has them: "1, 2 and 3".
  fileprivate var list: String {
    let words = map(String.init)
    guard let last = words.last else { return "none" }
    let first = words.dropLast().joined(separator: ", ")
    return first.isEmpty ? last : "\(first) and \(last)"
  }
}
