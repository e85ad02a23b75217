import BankMachines
import Foundation
import SQSServer

/// Measures the system, next to the limits of the machine.
@main
struct Program {
  /// Exits with 0 when everything was measured, 1 when something was not, 2 when misused.
  static func main() async {
    do {
      let invocation = try Invocation(Array(CommandLine.arguments.dropFirst()))
      if invocation.wantsHelp {
        print(Invocation.usage)
      } else if invocation.servesBank {
        try await PostgresBank.run(
          environment: ProcessInfo.processInfo.environment, seedsDemoData: false)
      } else if invocation.servesQueue {
        try await SQSServer.run(
          try SQSServer.settings(environment: ProcessInfo.processInfo.environment))
      } else if invocation.appends {
        try await AppendProcess.append(environment: ProcessInfo.processInfo.environment)
      } else {
        exit(try await perform(invocation) ? 0 : 1)
      }
    } catch let misuse as Invocation.Misuse {
      complain("\(misuse)")
      exit(2)
    } catch {
      complain("\(error)")
      exit(1)
    }
  }

  /// Measures, prints, and returns whether everything could be measured.
  private static func perform(_ invocation: Invocation) async throws -> Bool {
    let bench = try Workbench(.full)
    let signals = EndingSignals {
      // A line that is being written may be written again.
      for _ in 0..<10 where FileManager.default.fileExists(atPath: bench.folder.path) {
        try? bench.clear()
      }
    }
    defer { signals.stop() }
    let outcomes = await measure(invocation.benchmarks, on: bench)
    try bench.clear()
    let report = Report(setting: .current, outcomes: outcomes)
    print(invocation.printsJSON ? try report.json : report.text)
    return outcomes.allSatisfy { $0.failure == nil }
  }

  private static func measure(
    _ benchmarks: [Benchmark], on bench: Workbench
  ) async -> [Outcome] {
    let progress = ProgressLine.standardError
    defer { progress.end() }
    var outcomes: [Outcome] = []
    for (index, benchmark) in benchmarks.enumerated() {
      let outcome = await benchmark.run(on: bench) { run, runs in
        progress.show(
          benchmark, number: index + 1, of: benchmarks.count, run: run, of: runs)
      }
      outcomes.append(outcome)
    }
    return outcomes
  }

  private static func complain(_ text: String) {
    try? FileHandle.standardError.write(contentsOf: Data("\(text)\n".utf8))
  }
}
