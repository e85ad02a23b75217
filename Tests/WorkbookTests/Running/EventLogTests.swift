import Foundation
import Testing

@testable import workbook

@Suite("The companion: the event stream of a test run")
struct EventLogTests {
  private func test(_ id: String, line: Int) -> String {
    """
    {"kind":"test","version":0,"payload":{"id":"\(id)","kind":"function","name":"\(id)()",\
    "displayName":"A sentence","sourceLocation":{"fileID":"EventsTests/A.swift","line":\(line),\
    "column":4,"_filePath":"/p/A.swift"}}}
    """
  }

  private func event(_ kind: String, _ id: String? = nil, _ more: String = "") -> String {
    let test = id.map { ",\"testID\":\"\($0)\"" } ?? ""
    return """
      {"kind":"event","version":0,"payload":{"kind":"\(kind)","instant":{"absolute":1},\
      "messages":[]\(test)\(more)}}
      """
  }

  private func issue(_ id: String, isKnown: Bool = false, _ more: String = "") -> String {
    """
    {"kind":"event","payload":{"kind":"issueRecorded","testID":"\(id)",\
    "issue":{"isKnown":\(isKnown)\(more)},"messages":[{"symbol":"fail","text":"1 == 2"},\
    {"symbol":"difference","text":"inserted [2]"},\
    {"symbol":"details","text":"Count again."},{"symbol":"details","text":"Your code: A.swift:1"}]}}
    """
  }

  private func log(_ lines: String...) -> EventLog {
    EventLog(Data(lines.joined(separator: "\n").utf8))
  }

  @Test("A test that ended without an issue has its place and name")
  func passed() {
    let log = log(
      test("a", line: 7), event("testStarted", "a"), event("testEnded", "a"), event("runEnded"))
    #expect(log.places["a"] == TestPlace(file: "EventsTests/A.swift", line: 7))
    #expect(log.names["a"] == "A sentence")
    #expect(log.ended == ["a"])
    #expect(log.issues.isEmpty && log.unfinished.isEmpty && log.isComplete)
  }

  @Test("An issue has its message and the author's comments, without the path to the hole")
  func failed() {
    let log = log(test("a", line: 7), event("testStarted", "a"), issue("a"))
    #expect(log.issues["a"]?.map(\.message) == ["1 == 2"])
    #expect(log.issues["a"]?.first?.comments == ["Count again."])
  }

  @Test("A known issue or a warning does not fail a test")
  func harmless() {
    let log = log(
      test("a", line: 7), issue("a", isKnown: true), issue("a", ",\"isFailure\":false"))
    #expect(log.issues.isEmpty)
  }

  @Test("A test that began and did not end has ended the run")
  func unfinished() {
    let log = log(
      test("a", line: 7), test("b", line: 9), event("testStarted", "b"), event("testStarted", "a"),
      event("testEnded", "b"))
    #expect(log.unfinished == ["a"])
    #expect(!log.isComplete)
  }

  @Test("A deeply nested line is ignored, and the lines after it are read")
  func nested() {
    for depth in 1...1_000 {
      let deep = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
      let log = log(
        deep, "{\"kind\":\"test\",\"payload\":\(deep)}", test("a", line: 7),
        event("testEnded", "a"))
      #expect(log.ended == ["a"], "depth \(depth)")
    }
  }

  @Test("A truncated or unknown line is ignored")
  func damaged() {
    let log = log(
      "not JSON", "{\"kind\":\"weather\",\"payload\":{\"kind\":\"rain\"}}",
      test("a", line: 7), event("testEnded", "a"), "{\"kind\":\"event\",\"payl")
    #expect(log.ended == ["a"])
  }

  @Test("A skipped test has its reason")
  func skipped() {
    let log = log(
      test("a", line: 7),
      """
      {"kind":"event","payload":{"kind":"testSkipped","testID":"a",\
      "messages":[{"symbol":"skip","text":"not on this system"}]}}
      """)
    #expect(log.skipped == ["a": "not on this system"])
  }
}
