import Foundation

/// A program that is run to its end, or to a limit, and leaves nothing running.
///
/// Its output goes to a file: however much it prints, neither side ever waits for the other.
struct ChildProcess {
  enum Ending: Sendable, Equatable {
    case exited(Int32)
    case killed(signal: Int32)
    /// It showed no sign of life for so long that it was ended.
    case silent(Duration)
    /// It printed so much that it was ended.
    case flooding
  }

  /// Ends a program whose `file` has not grown for `limit`.
  struct Heartbeat {
    let file: URL
    let limit: Duration
    /// The limit until the file has its first byte, as long as the program is being started.
    var start: Duration = .seconds(120)
  }

  let arguments: [String]
  let folder: URL
  let environment: [String: String]
  let output: URL
  var heartbeat: Heartbeat?

  /// More output than this would only fill the disk.
  private static let outputLimit = 256 << 20

  /// Runs the program; a cancelled task ends it and everything it started.
  ///
  /// - Throws: `CancellationError`, or Foundation's error when the program cannot be started.
  func run() async throws -> Ending {
    try Data().write(to: output)
    let handle = try FileHandle(forWritingTo: output)
    defer { try? handle.close() }
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = environment
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = handle
    process.standardError = handle
    try process.run()

    if let ending = await wait(for: process) {
      ProcessTree(root: process.processIdentifier).kill()
      process.waitUntilExit()
      try Task.checkCancellation()
      return ending
    }
    return process.terminationReason == .exit
      ? .exited(process.terminationStatus) : .killed(signal: process.terminationStatus)
  }

  /// Returns why the process has to be ended; `nil` when it ended by itself.
  private func wait(for process: Process) async -> Ending? {
    let clock = ContinuousClock()
    let tree = ProcessTree(root: process.processIdentifier)
    var lastBeat = clock.now
    var lastSize = 0
    while process.isRunning {
      do {
        try await Task.sleep(for: .milliseconds(5))
      } catch {
        return .killed(signal: 0)
      }
      // Whatever is left then has nobody to work for.
      if tree.hasEnded { tree.killGroup() }
      if size(of: output) > Self.outputLimit { return .flooding }
      guard let heartbeat else { continue }
      let size = size(of: heartbeat.file)
      if size != lastSize { (lastSize, lastBeat) = (size, clock.now) }
      let limit = size == 0 ? heartbeat.start : heartbeat.limit
      if clock.now - lastBeat > limit { return .silent(limit) }
    }
    return nil
  }

  private func size(of file: URL) -> Int { FileStamp(file)?.size ?? 0 }
}
