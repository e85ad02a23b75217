import Foundation

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

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
  var environment: [String: String]
  let output: URL
  var heartbeat: Heartbeat?
  /// Where the program keeps its temporary files; made before it starts, and gone when it has ended.
  var temporaryFolder: URL?

  /// More output than this would only fill the disk.
  private static let outputLimit = 256 << 20

  /// Runs the program; a cancelled task ends it and everything it started.
  ///
  /// - Throws: `CancellationError`, or ``CannotStart``.
  func run() async throws -> Ending {
    var environment = environment
    if let temporaryFolder {
      try FileManager.default.createDirectory(
        at: temporaryFolder, withIntermediateDirectories: true)
      environment["TMPDIR"] = temporaryFolder.path
    }
    defer {
      if let temporaryFolder { try? FileManager.default.removeItem(at: temporaryFolder) }
    }
    // The shell finds the program, and becomes it.
    let process = try SpawnedProcess(
      shell: ["-c", "cd \"$0\" && exec \"$@\"", folder.path] + arguments,
      environment: environment, .apart(output: output))
    let tree = ProcessTree(root: process.id)
    let reason = await wait(for: process)
    // As long as the root's end was not collected, its number stands for no other group.
    if reason == nil { tree.killGroup() } else { tree.kill() }
    let ending = await process.end()
    try Task.checkCancellation()
    if let reason { return reason }
    switch ending {
    case .exited(let status): return .exited(status)
    case .killed(let signal): return .killed(signal: signal)
    }
  }

  /// Returns why the process has to be ended; `nil` when it ended by itself.
  private func wait(for process: SpawnedProcess) async -> Ending? {
    let clock = ContinuousClock()
    let start = clock.now
    var lastBeat = start
    var lastSize = 0
    while !process.hasEnded {
      do {
        // Checking has a cost, too: a long-running process is checked less often.
        let pause = Duration.milliseconds(5) + (clock.now - start) / 20
        try await Task.sleep(for: min(pause, .milliseconds(50)))
      } catch {
        return .killed(signal: SIGKILL)
      }
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
