import Foundation
import Testing

@testable import workbook

@Suite("The companion: the reasons why an exercise fails")
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

  @Test("A failing test's message is shown once, and further failures are counted")
  func once() {
    let same = ("Expectation failed: a == b", ["Count the cents."])
    let other = ("Expectation failed: c == d", ["Count the units."])
    let lines = reasons.lines(for: .failed([failed("It adds up", same, other, same)]))
    #expect(
      lines == ["  ✗ It adds up", "      Count the cents.", "      … and 1 more like this."])
  }

  @Test("A test without a message shows the expectation")
  func uncommented() {
    let lines = reasons.lines(for: .failed([failed("It adds up", ("1 == 2", []))]))
    #expect(lines == ["  ✗ It adds up", "      1 == 2"])
  }

  @Test("An empty hole shows the titles of its tests, and no caught error")
  func unfinished() {
    let starter = ("Caught error: Exercise 1.1 is not finished yet.", [String]())
    let lines = reasons.lines(for: .failed([failed("First", starter), failed("Second", starter)]))
    #expect(lines.dropFirst() == ["  ✗ First", "  ✗ Second"])
  }

  @Test("An unwritten hole shows the titles of its tests, whatever errors they met")
  func untouched() {
    let issue = ("Expectation failed: a == b", ["Count the cents."])
    let verdict = Verdict.failed([failed("First", issue), failed("Second", issue)])
    #expect(reasons.lines(for: verdict, isBegun: false).dropFirst() == ["  ✗ First", "  ✗ Second"])
  }

  @Test("Of an exercise that is written in part, the holes that are not written are named")
  func half() {
    let missing = [SourcePlace(file: "Sources/1-Events/Account.swift", line: 70)]
    let named = [
      "  A part of its code is written. This part isn't yet:",
      "      Sources/1-Events/Account.swift:70",
    ]
    let starter = ("Caught error: Exercise 1.1 is not finished yet.", [String]())
    let promise = reasons.lines(for: .failed([failed("First", starter)]), missing: missing)
    #expect(promise == named + ["  These tests wait for it:", "  ✗ First"])
    let issue = ("Expectation failed: a == b", ["Count the cents."])
    let failure = reasons.lines(for: .failed([failed("First", issue)]), missing: missing)
    #expect(failure == named + ["  ✗ First", "      Count the cents."])
  }

  @Test("An unfinished earlier exercise is named as the reason")
  func earlier() {
    let earlier = ("Caught error: Exercise 1.2 is not finished yet.", [String]())
    let lines = reasons.lines(for: .failed([failed("First", earlier)]))
    #expect(lines.last?.contains("Exercise 1.2 is not finished yet.") == true)
  }

  @Test(
    "Earlier exercises that were skipped are named above a failure, and not above an empty hole",
    arguments: [
      (["2.9"], "2.9. This exercise may need it."),
      (["2.9", "5.2"], "2.9 and 5.2. This exercise may need them."),
      (["2.9", "5.2", "7.1"], "2.9, 5.2 and 7.1. This exercise may need them."),
      (
        ["2.9", "5.2", "7.1", "7.3", "8.2"],
        "2.9, 5.2, 7.1 and 2 more. This exercise may need them."
      ),
    ])
  func skipped(names: [String], end: String) {
    let skipped = names.compactMap { ExerciseID($0) }
    let failure = Verdict.failed([failed("First", ("Expectation failed: a == b", ["Count."]))])
    #expect(
      reasons.lines(for: failure, skipped: skipped)
        == ["  Not written yet: \(end)"] + reasons.lines(for: failure))
    #expect(
      reasons.lines(for: failure, isBegun: false, skipped: skipped)
        == reasons.lines(for: failure, isBegun: false))
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

  /// The compiler's columns are bytes: behind an é, an emoji and a tab, the caret stood off by 4, 19
  /// and -7 columns.
  @Test(
    "The caret is below its place, whatever precedes it in the line",
    arguments: [
      // The part before the error, and its width in a terminal.
      ("let é = ", 8), ("let e\u{301} = ", 8), ("f(\"🇩🇪\"", 6), ("f(\"👨‍👩‍👧\"", 6), ("f(\"❤️\"", 6),
      ("let 金額 = ", 11), ("\tlet\ta = ", 12), ("  let\ta = ", 12), ("", 0),
    ])
  func caret(before: String, width: Int) {
    let column = before.utf8.count + 1
    let failure = CompileFailure(
      log: "/p/Sources/A.swift:1:\(column): error: bad",
      package: Package(root: .init(filePath: "/p"))
    ) { _ in before + "wrong" }
    let lines = reasons.lines(for: failure)
    let margin = before.prefix(while: \.isWhitespace).expandingTabs().count
    #expect(lines[3] == String(repeating: " ", count: 6 + width - margin) + "^")
    #expect(!lines[2].contains("\t"))
  }
}
