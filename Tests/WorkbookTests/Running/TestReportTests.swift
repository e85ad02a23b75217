import Foundation
import Testing

@testable import workbook

@Suite("The companion: the result of all tests")
struct TestReportTests {
  private let terminal = Terminal(isInteractive: false, environment: [:], width: nil)
  private let crash = "Index out of range"

  private func test(_ id: String) -> String {
    """
    {"kind":"test","payload":{"id":"\(id)","kind":"function","name":"\(id)()",\
    "displayName":"Sentence \(id)","sourceLocation":{"fileID":"EventsTests/A.swift","line":7}}}
    """
  }

  private func event(_ kind: String, _ id: String? = nil) -> String {
    let test = id.map { ",\"testID\":\"\($0)\"" } ?? ""
    return #"{"kind":"event","payload":{"kind":"\#(kind)","messages":[]\#(test)}}"#
  }

  private func issue(_ id: String) -> String {
    """
    {"kind":"event","payload":{"kind":"issueRecorded","testID":"\(id)","issue":{},\
    "messages":[{"symbol":"fail","text":"1 == 2"},{"symbol":"details","text":"Count again."}]}}
    """
  }

  private func report(
    _ lines: [String], ending: ChildProcess.Ending = .exited(0), output: String = ""
  ) -> TestReport {
    let package = Package(root: URL(filePath: "/p"))
    return TestReport(
      TestProcess(
        log: EventLog(Data(lines.joined(separator: "\n").utf8)), ending: ending,
        crash: CrashReport(output, package: package)))
  }

  @Test("If all tests pass, one line shows their number")
  func passed() {
    let report = report([
      test("a"), test("b"), event("testStarted", "a"), event("testEnded", "a"),
      event("testStarted", "b"), event("testEnded", "b"), event("runEnded"),
    ])
    #expect(report.isGood)
    #expect(report.lines(on: terminal) == ["2 passed, 0 failed"])
  }

  @Test("A failure has its title, its place and its reason, before the numbers")
  func failed() {
    let report = report(
      [
        test("a"), test("b"), event("testStarted", "a"), issue("a"), event("testEnded", "a"),
        event("testSkipped", "b"), event("runEnded"),
      ], ending: .exited(1))
    #expect(!report.isGood)
    #expect(
      report.lines(on: terminal) == [
        "✗ Sentence a (EventsTests/A.swift:7)", "    1 == 2 Count again.",
        "0 passed, 1 failed, 1 skipped",
      ])
  }

  @Test("A crash fails the running test and those that never began, and is reported")
  func crashed() {
    let report = report(
      [test("a"), test("b"), event("testStarted", "a")], ending: .killed(signal: 4),
      output: "Swift/Array.swift:1: Fatal error: \(crash)")
    #expect(!report.isGood)
    #expect(
      report.failures.map(\.reasons) == [["It didn't finish."], ["It didn't run."]])
    #expect(report.trouble?.contains("crashed: \(crash)") == true)
    #expect(report.lines(on: terminal).last == "0 passed, 2 failed")
  }

  @Test("A run without tests, or one that fails after its last test, fails")
  func hollow() {
    #expect(report([event("runEnded")]).trouble == "No test was found.")
    #expect(!report([], ending: .exited(1)).isGood)
    let late = report(
      [test("a"), event("testStarted", "a"), event("testEnded", "a"), event("runEnded")],
      ending: .killed(signal: 11))
    #expect(!late.isGood && late.failures.isEmpty)
  }
}
