import BankMessaging
import ChapterSupport
import EventSourcing
import Foundation
import SQSServer
import Serving

// The programs of the stage:
//
//   swift run Chapter7                    the show: all of these as processes, and kill -9
//   swift run Chapter7 bank               the bank, with publisher, queue and worker, on port 8080
//   swift run Chapter7 queue              the queue as a server, on http://127.0.0.1:4566
//   swift run Chapter7 publisher          sends what is new in the bank's log to the queue
//   swift run Chapter7 worker             takes it from the queue, and writes notices
//   swift run Chapter7 worker --notices   prints the last of them
//   swift run Chapter7 hub                the event hub, on port 8090
//   swift run Chapter7 hub --show user 1  the state of a user, rebuilt from the hub's messages
//   swift run Chapter7 users              a small service that pushes to the hub, on port 8091
//   swift run Chapter7 accounts           another one, on port 8092
//   swift run Chapter7 audit              a service that follows the hub, on port 8093
//   SOLUTIONS=1 swift run Chapter7 …      the same with the reference solutions
//
// PORT, HOST, ALLOWED_HOSTS, HUB_URL, QUEUE_NAME, QUEUE_DATABASE (a file, or :memory:), DATABASE
// (the bank's log), PUBLISHER_DATABASE, NOTICES_DATABASE, HUB_DATABASE, USERS_DATABASE,
// ACCOUNTS_DATABASE and AUDIT_DATABASE (files), PUBLISHER_LEASE and VISIBILITY_TIMEOUT (seconds) set
// what their names say. Publisher and worker use any queue of Amazon SQS that AWS_ENDPOINT_URL,
// AWS_REGION and keys name, or else the one of `swift run Chapter7 queue`.

let usage = """
  usage: \(ShowProgram.usage)
         swift run Chapter7 bank [--seed-demo]
         swift run Chapter7 queue
  \(PipelineProgram.usage)
  \(ServiceProgram.usage)

  Without a name, it is the show: all of them as processes, which are killed while they work.
  """

do {
  let arguments = CommandLine.arguments.dropFirst()
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
  case "--help": print(usage)
  case nil, "--seed": exit(try await ShowProgram.run(Array(arguments), environment: environment))
  case let argument?:
    throw InvalidSetting("'\(argument)' is no argument of this program.\n\(usage)")
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
