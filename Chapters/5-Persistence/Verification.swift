import EventSourcing
import Foundation
import Persistence

/// Verifies the hashes of a bank's log, for a person at a terminal.
struct Verification {
  /// What the process exits with.
  enum Verdict: Int32 {
    case asRecorded = 0
    case changed = 1
    case notVerified = 2
  }

  /// The file that a served bank uses when it is told nothing else.
  static let servedFile = ".workbook/served.sqlite3"

  let path: String
  let notedHead: EventHash?

  /// Prints what is found, and returns the verdict.
  func run() -> Verdict {
    guard FileManager.default.fileExists(atPath: path) else {
      warn("there is no file at \(path): name the file of a bank, or let chapter 6 serve one first")
      return .notVerified
    }
    do {
      return print(try verifyLog(at: path, notedHead: notedHead))
    } catch {
      warn("\(path) was not verified: \(error)")
      return .notVerified
    }
  }

  private func print(_ report: LogReport) -> Verdict {
    let events = report.eventCount == 1 ? "1 event" : "\(report.eventCount) events"
    if let fault = report.fault {
      Swift.print("\(path): \(fault)")
      Swift.print("before that: \(events) as recorded")
    } else {
      Swift.print("\(path): \(events), all as recorded")
    }
    Swift.print("head at position \(report.position.rawValue): \(report.head)")
    let isFound = printNotedHead(report)
    return report.fault == nil && isFound ? .asRecorded : .changed
  }

  /// Says where the noted head is; returns `false` when it is gone.
  private func printNotedHead(_ report: LogReport) -> Bool {
    guard notedHead != nil else { return true }
    if let position = report.positionOfNotedHead {
      Swift.print("the event with the noted head is in the log at position \(position.rawValue)")
      return true
    }
    let place = report.fault == nil ? "no event" : "no event before the fault"
    Swift.print("\(place) has the noted head: the log was rewritten or cut")
    return false
  }
}
