import BankServer
import EventSourcing
import Foundation
import Serving

// The finished bank, over HTTP. `swift run Chapter6 --help` lists its settings.
//
// How the parts are put together: Sources/BankServer/BankApplication.swift.

let help = ProgramHelp(
  "swift run Chapter6",
  commands: [
    "(nothing)": "the bank, on http://127.0.0.1:8080",
    "--seed-demo": "the same, with demo data in an empty bank",
    "--help": "this text",
  ],
  settings: [
    "DATABASE": "the file of the log, or :memory: (.workbook/served.sqlite3)",
    "HOST": "the address that the bank listens at (127.0.0.1)",
    "PORT": "the port that the bank listens at (8080)",
    "ALLOWED_HOSTS": "more names of the bank, separated by commas",
    "SNAPSHOT_THRESHOLD": "after how many events an account gets a snapshot (100)",
    "KEY_HOURS": "for how long idempotency keys are remembered (24)",
  ])

do {
  let arguments = Array(CommandLine.arguments.dropFirst())
  if ProgramHelp.isWanted(by: arguments) {
    print(help)
    exit(0)
  }
  guard arguments.allSatisfy({ $0 == "--seed-demo" }) else { throw help.unknown(arguments) }
  var settings = try BankSettings(environment: ProcessInfo.processInfo.environment)
  settings.seedsDemoData = !arguments.isEmpty
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
