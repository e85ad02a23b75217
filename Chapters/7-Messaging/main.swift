import BankMessaging
import ChapterSupport
import EventSourcing
import Foundation
import SQSServer
import Serving

// The programs of the stage. `swift run Chapter7 --help` lists them, and their settings.

do {
  let arguments = Array(CommandLine.arguments.dropFirst())
  let environment = ProcessInfo.processInfo.environment
  if environment["ENDS_WITH_INPUT"] == "1" { BackgroundProcess.endWithInput() }
  switch arguments.first {
  case "queue" where arguments.count == 1:
    try await SQSServer.run(try SQSServer.settings(environment: environment))
  case "bank" where arguments.dropFirst().allSatisfy { $0 == "--seed-demo" }:
    try await BankWithPipeline.run(
      environment: environment, seedsDemoData: arguments.count > 1)
  case let name? where PipelineProgram(rawValue: name) != nil:
    try await PipelineProgram(rawValue: name)?.run(
      Array(arguments.dropFirst()), environment: environment)
  case let name? where ServiceProgram(rawValue: name) != nil:
    try await ServiceProgram(rawValue: name)?.run(
      Array(arguments.dropFirst()), environment: environment)
  case _ where ProgramHelp.isWanted(by: arguments): print(ProgramHelp.chapter7)
  case nil, "--seed": exit(try await ShowProgram.run(arguments, environment: environment))
  default: throw ProgramHelp.chapter7.unknown(arguments)
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
