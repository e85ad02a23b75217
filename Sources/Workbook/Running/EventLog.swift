import Foundation

/// The report of one test process, up to its end, read from Swift Testing's event stream.
struct EventLog: Sendable, Equatable {
  /// A test, called by the identifier that the stream gives it.
  typealias TestID = String

  struct Issue: Sendable, Equatable {
    /// The expectation and the actual values.
    let message: String
    /// The comments that the test's author gave.
    let comments: [String]
    /// Where the expectation stands.
    let place: TestPlace?
  }

  private(set) var places: [TestID: TestPlace] = [:]
  private(set) var names: [TestID: String] = [:]
  /// The tests that began, in order.
  private(set) var started: [TestID] = []
  private(set) var ended: Set<TestID> = []
  /// Why each skipped test was skipped.
  private(set) var skipped: [TestID: String] = [:]
  private(set) var issues: [TestID: [Issue]] = [:]
  /// Whether the run came to its own end; without it the process was ended by something else.
  private(set) var isComplete = false

  /// The tests that began and never ended, in order.
  var unfinished: [TestID] { started.filter { !ended.contains($0) } }

  /// Reads a stream; unknown records and lines are skipped.
  init(_ stream: Data) {
    let decoder = JSONDecoder()
    for line in stream.split(separator: UInt8(ascii: "\n")) {
      guard let record = try? decoder.decode(StreamRecord.self, from: line) else { continue }
      switch record.kind {
      case "test": readTest(record.payload)
      case "event": readEvent(record.payload)
      default: continue
      }
    }
  }

  private mutating func readTest(_ payload: StreamRecord.Payload) {
    guard payload.kind == "function", let id = payload.id else { return }
    places[id] = payload.sourceLocation?.place
    names[id] = payload.displayName ?? payload.name
  }

  private mutating func readEvent(_ payload: StreamRecord.Payload) {
    if payload.kind == "runEnded" { isComplete = true }
    guard let id = payload.testID, places[id] != nil else { return }
    switch payload.kind {
    case "testStarted": started.append(id)
    case "testEnded": ended.insert(id)
    case "testSkipped": skipped[id] = payload.messages?.first?.text ?? "skipped"
    case "issueRecorded":
      guard let issue = payload.issue, issue.isFailing else { return }
      issues[id, default: []].append(issue.read(payload.messages ?? []))
    default: return
    }
  }
}

extension StreamRecord.Issue {
  fileprivate func read(_ messages: [StreamRecord.Message]) -> EventLog.Issue {
    EventLog.Issue(
      message: messages.first?.text ?? "the test failed.",
      // The companion shows the hole itself, and a comment says both sides in its own words.
      comments: messages.dropFirst().filter { !$0.isDifference }.map(\.text)
        .filter { !$0.hasPrefix("Your code:") },
      place: sourceLocation?.place)
  }
}
