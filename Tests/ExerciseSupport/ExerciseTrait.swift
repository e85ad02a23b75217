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
      guard !(issue.error is any SetupError), let text = directions.once() else { return issue }
      var issue = issue
      issue.comments.append(Comment(rawValue: text))
      return issue
    }
    try await handler.provideScope(for: test, testCase: testCase) {
      do {
        try await function()
      } catch let error where !(error is ExpectationFailedError) {
        // Recorded here, because the handler doesn't see an error that leaves this scope.
        Issue.record(error, comment(on: error, in: test), sourceLocation: test.sourceLocation)
      }
    }
  }
}

extension ExerciseTrait {
  /// Returns the explanation of an `error` that `test` did not expect; `nil` when the exercise is not
  /// solved yet, or the machine lacks something.
  private func comment(on error: any Error, in test: Test) -> Comment? {
    guard !(error is Unfinished), !(error is any SetupError) else { return nil }
    let chapter = exercise.prefix { $0 != "." }
    return """
      Your code threw an error where none is expected, so this could not be tested: \
      \(test.displayName ?? test.name).
        expected: no error
        got:      \(type(of: error)): \(error)
      Read: Chapter \(chapter), exercise \(exercise).
      """
  }
}

extension Trait where Self == ExerciseTrait {
  /// The test belongs to `exercise`, such as `"1.4"`.
  public static func exercise(_ exercise: String) -> Self {
    Self(exercise: exercise)
  }
}

/// The sentence that points from a failed test to the learner's code, shown once.
///
/// The sources are searched only when a test fails, and once for each exercise: most tests of a run
/// pass, and one that fails may have many cases.
private final class Directions: Sendable {
  private static let places = Mutex<[String: String]>([:])

  private let exercise: String
  private let test: SourceLocation
  private let isTold = Mutex(false)

  init(for exercise: String, testedIn test: SourceLocation) {
    self.exercise = exercise
    self.test = test
  }

  func once() -> String? {
    let wasTold = isTold.withLock { isTold in
      defer { isTold = true }
      return isTold
    }
    guard !wasTold else { return nil }
    let place = Self.places.withLock { places in
      if let known = places[exercise] { return known }
      let found = HoleLocation(of: exercise, testedIn: test)?.description ?? "the hole is gone"
      places[exercise] = found
      return found
    }
    return "Your code: \(place). A hint: swift run workbook hint \(exercise)"
  }
}
