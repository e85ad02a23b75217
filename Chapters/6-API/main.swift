import BankServer
import EventSourcing
import Foundation
import Serving

// The finished bank, over HTTP:
//
//   swift run Chapter6                  on http://127.0.0.1:8080, in .workbook/served.sqlite3
//   swift run Chapter6 --seed-demo      the same, with demo data in an empty bank
//   SOLUTIONS=1 swift run Chapter6      the same with the reference solutions
//
// PORT, HOST, ALLOWED_HOSTS, DATABASE (a file, or :memory:), SNAPSHOT_THRESHOLD and KEY_HOURS set
// what their names say.
// How the parts are put together: Sources/BankServer/BankApplication.swift.

let usage = """
  usage: [PORT=8080] [HOST=127.0.0.1] [ALLOWED_HOSTS=NAME,...] [DATABASE=FILE|:memory:] \
  [SNAPSHOT_THRESHOLD=100] [KEY_HOURS=24] swift run Chapter6 [--seed-demo]
  """

do {
  var seedsDemoData = false
  for argument in CommandLine.arguments.dropFirst() {
    switch argument {
    case "--help":
      print(usage)
      exit(0)
    case "--seed-demo": seedsDemoData = true
    default:
      throw InvalidSetting("'\(argument)' is no argument of this program.\n\(usage)")
    }
  }
  var settings = try BankSettings(environment: ProcessInfo.processInfo.environment)
  settings.seedsDemoData = seedsDemoData
  try await BankApplication(settings).run()
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
