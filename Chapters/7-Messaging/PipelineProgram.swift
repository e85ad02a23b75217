import BankMessaging
import Serving

/// What carries the bank's messages, as programs: the publisher and the worker.
enum PipelineProgram: String {
  case publisher
  case worker

  /// Runs the program until the process gets a signal to end; `worker --notices` only prints.
  ///
  /// - Throws: `InvalidSetting`, `FileTrouble`, `CurlUnavailable`, and `Unfinished`.
  func run(_ arguments: [String], environment: [String: String]) async throws {
    let settings = try PipelineSettings(environment: environment)
    if self == .worker, arguments.first == "--notices" {
      let command = try NoticesCommand(Array(arguments.dropFirst()))
      say(try await command.text(ofFileAt: settings.noticesDatabase))
      return
    }
    guard arguments.isEmpty else {
      throw ProgramHelp.chapter7.unknown([rawValue] + arguments)
    }
    switch self {
    case .publisher: try await PublisherProgram.run(settings)
    case .worker: try await WorkerProgram.run(settings)
    }
  }
}
