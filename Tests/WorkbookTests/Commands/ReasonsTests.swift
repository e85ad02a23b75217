import Foundation
import Testing

@testable import workbook

@Suite("The companion: why an exercise does not pass")
struct ReasonsTests {
  private let reasons = Reasons(
    terminal: Terminal(isInteractive: false, environment: [:], width: 80))

  private func failed(_ sentence: String, _ issues: (String, [String])...) -> FailedTest {
    FailedTest(
      test: ExerciseTest(
        module: "EventsTests", file: "Tests/1-EventsTests/MoneyTests.swift", line: 3,
        function: "f", sentence: sentence, exercise: ExerciseID("1.1")),
      issues: issues.map { EventLog.Issue(message: $0.0, comments: $0.1, place: nil) })
  }

  @Test("What a test's author says is shown once, and the rest is counted")
  func once() {
    let same = ("Expectation failed: a == b", ["Count the cents."])
    let other = ("Expectation failed: c == d", ["Count the units."])
    let lines = reasons.lines(for: .failed([failed("It adds up", same, other, same)]))
    #expect(
      lines == ["  ✗ It adds up", "      Count the cents.", "      … and 1 more of the kind."])
  }

  @Test("A test without a word from its author shows the expectation")
  func uncommented() {
    let lines = reasons.lines(for: .failed([failed("It adds up", ("1 == 2", []))]))
    #expect(lines == ["  ✗ It adds up", "      1 == 2"])
  }

  @Test("An empty hole shows what its tests ask for, and no caught error")
  func unfinished() {
    let starter = ("Caught error: Exercise 1.1 is not finished yet.", [String]())
    let lines = reasons.lines(for: .failed([failed("First", starter), failed("Second", starter)]))
    #expect(lines.dropFirst() == ["  ✗ First", "  ✗ Second"])
  }

  @Test("Code that is not begun is told what its tests ask for, whatever they came upon")
  func untouched() {
    let issue = ("Expectation failed: a == b", ["Count the cents."])
    let verdict = Verdict.failed([failed("First", issue), failed("Second", issue)])
    #expect(reasons.lines(for: verdict, isBegun: false).dropFirst() == ["  ✗ First", "  ✗ Second"])
  }

  @Test("An earlier exercise that is not finished is a reason of its own")
  func earlier() {
    let earlier = ("Caught error: Exercise 1.2 is not finished yet.", [String]())
    let lines = reasons.lines(for: .failed([failed("First", earlier)]))
    #expect(lines.last?.contains("Exercise 1.2 is not finished yet.") == true)
  }

  @Test("A compile error is shown at its place in the line, without the indentation")
  func compile() {
    let failure = CompileFailure(
      log: "/p/Sources/A.swift:1:5: error: bad", package: Package(root: .init(filePath: "/p"))
    ) { _ in "    let a = 1" }
    #expect(
      reasons.lines(for: failure) == [
        "  It does not compile yet.", "  Sources/A.swift:1", "      let a = 1", "      ^",
        "      bad",
      ])
  }
}
