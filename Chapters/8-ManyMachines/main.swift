import BankMachines
import ChapterSupport
import EventSourcing
import Foundation
import Serving

// The programs of the stage:
//
//   swift run Chapter8                    what your stage does, on a server in a temporary folder
//   swift run Chapter8 failover           the last two parts of it alone
//   swift run Chapter8 serve              the bank, on http://127.0.0.1:8080
//   swift run Chapter8 serve --seed-demo  the same, with demo data in an empty bank
//   swift run Chapter8 publisher          sends what is new in the bank's log to the queue of stage 7
//   swift run Chapter8 health             asks the server at PORT on this machine whether it is alive
//   swift run Chapter8 worker             keeps the balances in a table of the log's database
//   SOLUTIONS=1 swift run Chapter8 …      the same with the reference solutions
//
// DATABASE_URL names the database of the bank's log: postgresql://user:password@host:5432/bank, with
// several hosts if there is a standby: postgresql://user@one,two/bank. Any number of banks may serve
// one log: one of them keeps the read models, in the same database, and all read them. Any number of
// publishers may follow it: they share its streams. Without it, the log is in the file
// DATABASE, as in stage 6. PREPARED_STATEMENTS=off is for poolers that don't know prepared statements.
// HOST, PORT, ALLOWED_HOSTS, SNAPSHOT_THRESHOLD and KEY_HOURS set what their names say, and so do the
// publisher's QUEUE_NAME, AWS_ENDPOINT_URL and PUBLISHER_LEASE (see stage 7). LEASE is for how many
// seconds a worker takes its lease.

let usage = """
  usage: swift run Chapter8 [failover]
         [DATABASE_URL=postgresql://…] [PORT=8080] … swift run Chapter8 serve [--seed-demo]
         [DATABASE_URL=postgresql://…] [AWS_ENDPOINT_URL=…] … swift run Chapter8 publisher
         [PORT=8080] swift run Chapter8 health
         DATABASE_URL=postgresql://… [LEASE=10] swift run Chapter8 worker
  """

do {
  let environment = ProcessInfo.processInfo.environment
  if environment["ENDS_WITH_INPUT"] == "1" { BackgroundProcess.endWithInput() }
  switch Array(CommandLine.arguments.dropFirst()) {
  case []: exit(try await Show.run())
  case ["failover"]: exit(await showFailover() ? 0 : 1)
  case ["serve"], ["serve", "--seed-demo"]:
    try await PostgresBank.run(
      environment: environment, seedsDemoData: CommandLine.arguments.last == "--seed-demo")
  case ["publisher"]: try await PostgresPublisher.run(environment: environment)
  // Docker reserves other codes than these two.
  case ["health"]: exit(try await HealthCheck.run(environment: environment) ? 0 : 1)
  case ["worker"]: try await BalancesWorker(environment: environment).run()
  case ["--help"]: print(usage)
  case let arguments:
    throw InvalidSetting(
      "'\(arguments.joined(separator: " "))' is nothing that this program does.\n\(usage)")
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
