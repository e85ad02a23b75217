import EventSourcing
import Foundation
import ServingSupport

// The finished bank, over HTTP:
//
//   swift run Chapter6                  on http://127.0.0.1:8080, in .workbook/served.sqlite3
//   swift run Chapter6 --seed-demo      the same, and tells a small story in an empty bank first
//   SOLUTIONS=1 swift run Chapter6      the same with the reference solutions
//
// PORT, HOST, DATABASE (a file, or :memory:) and SNAPSHOT_THRESHOLD set what their names say.

do {
  switch try Settings.request(
    arguments: Array(CommandLine.arguments.dropFirst()),
    environment: ProcessInfo.processInfo.environment)
  {
  case .help: print(Settings.usage)
  case .serve(let settings): try await serveBank(settings)
  }
} catch let unfinished as Unfinished {
  warn(
    """
    The bank cannot open yet. \(unfinished)
    Next: swift run workbook hint \(unfinished.exercise)
    """)
  exit(2)
} catch {
  warn("\(error)")
  exit(2)
}
