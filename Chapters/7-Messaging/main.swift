import EventSourcing
import Foundation
import SQSServer
import Serving

// The programs of the stage:
//
//   swift run Chapter7 queue              the queue as a server, on http://127.0.0.1:4566
//   SOLUTIONS=1 swift run Chapter7 …      the same with the reference solutions
//
// PORT, HOST, ALLOWED_HOSTS and QUEUE_DATABASE (a file, or :memory:) set what their names say.

let usage = """
  usage: swift run Chapter7 queue
  """

do {
  let arguments = CommandLine.arguments.dropFirst()
  let environment = ProcessInfo.processInfo.environment
  switch arguments.first {
  case "queue" where arguments.count == 1:
    try await SQSServer.run(try SQSServer.settings(environment: environment))
  case "--help": print(usage)
  case let argument?:
    throw InvalidSetting("'\(argument)' is no argument of this program.\n\(usage)")
  case nil: print(usage)
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
