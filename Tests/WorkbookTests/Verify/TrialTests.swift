import Foundation
import Testing

@testable import workbook

@Suite("The proof: the result of a trial")
struct TrialTests {
  private let exercise = ExerciseID(stage: 1, number: 4)

  private var test: ExerciseTest {
    ExerciseTest(
      module: "EventsTests", file: "Tests/1-EventsTests/EmailTests.swift", line: 3,
      function: "spelling", sentence: "An address has one spelling", exercise: exercise)
  }

  private var misconception: Answer {
    Answer(
      kind: .misconception(shows: "one spelling"), exercise: exercise,
      file: "Tests/Misconceptions/1-Events/1.4.swift", title: "case", summary: "compares with case",
      holes: [1: ["x"]])
  }

  private func trial(_ verdict: Verdict) -> Trial { Trial(.success([exercise: verdict])) }

  private func failed(_ message: String, comments: [String] = []) -> Verdict {
    .failed([
      FailedTest(
        test: test,
        issues: [EventLog.Issue(message: message, comments: comments, place: nil)])
    ])
  }

  @Test("A wrong answer is caught if the failing test's message has the expected words")
  func caught() {
    let trial = trial(failed("Expectation failed", comments: ["An address has one spelling."]))
    #expect(trial.fault(unlessCaught: misconception) == nil)
  }

  @Test("A wrong answer that passes is reported with its mistake")
  func uncaught() {
    let fault = trial(.passed).fault(unlessCaught: misconception)
    #expect(fault == "no test catches it: 'compares with case' passes")
  }

  @Test("A wrong answer that fails without the expected words is reported with the messages")
  func caughtWithoutHelp() {
    let fault = trial(failed("Expectation failed: a == b")).fault(unlessCaught: misconception)
    #expect(fault?.contains("no message contains 'one spelling'") == true)
    #expect(fault?.contains("Expectation failed: a == b") == true)
  }

  @Test("A wrong answer that traps or hangs is not caught by an expectation")
  func trapped() {
    let stop = Stop(
      cause: .trapped(message: "Index out of range"),
      place: SourcePlace(file: "Sources/1-Events/EmailAddress.swift", line: 7))
    let fault = trial(.stopped(test, stop)).fault(unlessCaught: misconception)
    #expect(fault?.contains("is not caught by an expectation") == true)
    #expect(fault?.contains("EmailAddress.swift:7: Index out of range") == true)
  }

  @Test("A starter must fail by an expectation or an error")
  func starters() {
    #expect(trial(failed("no")).fault(unlessFailed: exercise, otherwise: "passes") == nil)
    #expect(trial(.passed).fault(unlessFailed: exercise, otherwise: "passes") == "passes")
    let stop = Stop(cause: .hung(after: .seconds(10)), place: nil)
    let hung = trial(.stopped(test, stop)).fault(unlessFailed: exercise, otherwise: "passes")
    #expect(hung == "\"An address has one spelling\" didn't finish within 10 s")
  }

  @Test("A compile error is a fault in every check, with its place")
  func compileFailure() {
    let failure = CompileFailure(
      log: "/p/Sources/1-Events/Money.swift:3:5: error: cannot find 'x' in scope",
      package: Package(root: .init(filePath: "/p")), source: { _ in nil })
    let trial = Trial(.failure(failure))
    let faults = [
      trial.fault(unlessPassed: exercise),
      trial.fault(unlessFailed: exercise, otherwise: ""),
      trial.fault(unlessCaught: misconception),
    ]
    for fault in faults {
      #expect(fault?.contains("Money.swift:3: cannot find 'x' in scope") == true)
    }
  }
}
