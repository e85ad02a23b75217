import ChapterSupport

/// A clerk in a process of his own, who is listened to, and killed.
struct ClerkProcess {
  private let process: ChildProcess

  /// Starts this program once more, as a clerk who works in the file at `path`.
  init(path: String) throws {
    // He goes home some time, even if nobody is there any more who could kill him.
    process = try ChildProcess(["--clerk", path, "--for", "20"])
  }

  /// Waits for `count` acknowledgements, kills the clerk with `SIGKILL` in the middle of what he
  /// is doing, and returns all that he has acknowledged until then.
  ///
  /// - Throws: `ChildProcess.Ended` when he stops before that.
  func kill(after count: Int) throws -> [Acknowledgement] {
    try process.listen(for: count)
    return try process.kill().compactMap { Acknowledgement(parsing: $0) }
  }
}
