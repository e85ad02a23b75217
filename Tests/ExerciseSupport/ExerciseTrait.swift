import EventSourcing
import Foundation
import Synchronization
public import Testing

/// Marks a test as part of an exercise.
///
/// When the test fails, its first issue says where the exercise's hole is and how to get a hint.
public struct ExerciseTrait: TestTrait, TestScoping {
  /// The number of the exercise, such as `1.4`.
  public let exercise: String

  public func provideScope(
    for test: Test, testCase: Test.Case?,
    performing function: @concurrent @Sendable () async throws -> Void
  ) async throws {
    let directions = Directions(for: exercise, testedIn: test.sourceLocation)
    let handler = IssueHandlingTrait.compactMapIssues { issue in
      guard let text = directions.once() else { return issue }
      var issue = issue
      issue.comments.append(Comment(rawValue: text))
      return issue
    }
    try await handler.provideScope(for: test, testCase: testCase) {
      do {
        try await function()
      } catch let error where !(error is ExpectationFailedError) {
        // Recorded here, because the handler doesn't see an error that leaves this scope.
        Issue.record(error, comment(on: error), sourceLocation: test.sourceLocation)
      }
    }
  }
}

extension ExerciseTrait {
  /// Returns the explanation of an `error` of a test; `nil` when the exercise is not solved yet.
  private func comment(on error: any Error) -> Comment? {
    error is Unfinished
      ? nil : "Nothing goes wrong here, but your code threw \(type(of: error)): \(error)"
  }
}

extension Trait where Self == ExerciseTrait {
  /// The test belongs to `exercise`, such as `"1.4"`.
  public static func exercise(_ exercise: String) -> Self {
    Self(exercise: exercise)
  }
}

/// The sentence that points from a failed test to the learner's code, shown once.
private final class Directions: Sendable {
  private let text: String
  private let isTold = Mutex(false)

  init(for exercise: String, testedIn test: SourceLocation) {
    let place = HoleLocation(of: exercise, testedIn: test)?.description ?? "the hole is gone"
    text = "Your code: \(place). A hint: swift run workbook hint \(exercise)"
  }

  func once() -> String? {
    isTold.withLock { isTold in
      defer { isTold = true }
      return isTold ? nil : text
    }
  }
}
