import Foundation

/// The learner's companion: `swift run workbook`.
@main
struct Workbook {
  static func main() async {
    let work = Task { await perform(Array(CommandLine.arguments.dropFirst())) }
    let signals = Signals { work.cancel() }
    let status = await work.value
    exit(signals.received.map { 128 + $0 } ?? status)
  }

  /// Performs the command and returns the exit status: 0 well, 1 not yet or not possible, 2 misused.
  private static func perform(_ arguments: [String]) async -> Int32 {
    do {
      let command = try Command(arguments)
      if command == .help {
        Terminal.current.print([Command.usage])
        return 0
      }
      let folder = URL(filePath: FileManager.default.currentDirectoryPath)
      let package = try Package(around: folder)
      let road = try Road.load(package)
      let session = Session(
        package: package, road: road, machine: .current, terminal: .current)
      return try await session.perform(command) ? 0 : 1
    } catch is CancellationError {
      return 1
    } catch let error as UsageError {
      complain(error.needsUsage ? "\(error)\n\n\(Command.usage)" : "\(error)")
      return 2
    } catch {
      complain(Advice.text(for: error))
      return 1
    }
  }

  private static func complain(_ text: String) {
    try? FileHandle.standardError.write(contentsOf: Data("\(text)\n".utf8))
  }
}
