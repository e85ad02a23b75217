import ChapterSupport

/// A clerk in a separate process, whose output is read until it is killed.
struct ClerkProcess {
  private let process: ChildProcess

  /// Starts this program once more, as a clerk that works in the file at `path`.
  init(path: String) throws {
    // With a time limit, so that it ends even when this process is gone.
    process = try ChildProcess(["--clerk", path, "--for", "20"])
  }

  /// Waits for `count` acknowledgements, kills the clerk with `SIGKILL` in the middle of its work,
  /// and returns all acknowledgements until then.
  ///
  /// - Throws: `ChildProcess.Ended` when the process ends before that.
  func kill(after count: Int) throws -> [Acknowledgement] {
    try process.listen(for: count)
    return try process.kill().compactMap { Acknowledgement(parsing: $0) }
  }
}
