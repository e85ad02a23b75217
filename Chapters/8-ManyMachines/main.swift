import BankMachines
import ChapterSupport
import EventSourcing
import Foundation
import Serving

// The programs of the stage. `swift run Chapter8 --help` lists them, and their settings.

do {
  let environment = ProcessInfo.processInfo.environment
  if environment["ENDS_WITH_INPUT"] == "1" { BackgroundProcess.endWithInput() }
  let arguments = Array(CommandLine.arguments.dropFirst())
  switch arguments {
  case []: exit(try await Show.run())
  case ["failover"]: exit(await showFailover() ? 0 : 1)
  case ["serve"], ["serve", "--seed-demo"]:
    try await PostgresBank.run(
      environment: environment, seedsDemoData: arguments.count > 1)
  case ["publisher"]: try await PostgresPublisher.run(environment: environment)
  // Docker reserves other codes than these two.
  case ["health"]: exit(try await HealthCheck.run(environment: environment) ? 0 : 1)
  case ["worker"]: try await BalancesWorker(environment: environment).run()
  case _ where ProgramHelp.isWanted(by: arguments): print(ProgramHelp.chapter8)
  default: throw ProgramHelp.chapter8.unknown(arguments)
  }
} catch let unfinished as Unfinished {
  warn(
    """
    The program cannot start yet. \(unfinished)
    Next: swift run workbook hint \(unfinished.exercise)
    """)
  exit(2)
} catch {
  warn("\(error)")
  exit(2)
}
