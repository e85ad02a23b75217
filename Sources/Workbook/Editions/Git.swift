import Foundation

/// The `git` of this machine, in one repository.
///
/// It asks for no editor, runs no hooks and signs nothing: whatever the learner has set up for their
/// own commits is no part of an update.
struct Git: Sendable {
  let folder: URL
  /// The additions to the companion's environment for every call.
  private let environment: [String: String]

  /// The result of one call.
  struct Run {
    let status: Int32
    let output: Data
    let errors: String

    /// The first line of the output.
    var line: String { lines.first ?? "" }
    var lines: [String] { split("\n") }
    /// The parts of output with `-z`.
    var items: [String] { split("\0") }

    private func split(_ separator: Character) -> [String] {
      String(decoding: output, as: UTF8.self).split(separator: separator).map(String.init)
    }
  }

  init(in folder: URL) {
    self.folder = folder
    // A hook or an alias of git may have started the companion, and sets these for itself.
    environment = ProcessInfo.processInfo.environment
      .filter { !["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"].contains($0.key) }
  }

  /// Runs `git` and returns the result, even a failure.
  ///
  /// - Throws: ``CannotStart``, or an error when the temporary folder cannot be written.
  func run(
    _ arguments: [String], input: Data = Data(), environment more: [String: String] = [:]
  ) async throws -> Run {
    let temporary = FileManager.default.temporaryDirectory.appending(path: "workbook-\(UUID())")
    try FileManager.default.createDirectory(at: temporary, withIntermediateDirectories: false)
    defer { try? FileManager.default.removeItem(at: temporary) }
    let files = ["input", "output", "errors"].map { temporary.appending(path: $0) }
    try input.write(to: files[0])
    let settings = ["core.hooksPath=/dev/null", "commit.gpgSign=false", "gc.auto=0"]
    // The shell names the files, so that git keeps the terminal: it may ask for a password there.
    let script = """
      cd "$0" && in=$1 out=$2 err=$3 && shift 3 && exec git "$@" <"$in" >"$out" 2>"$err"
      """
    let words = files.map(\.path) + settings.flatMap { ["-c", $0] } + arguments
    let process = try SpawnedProcess(
      shell: ["-c", script, folder.path] + words, environment: environment.merging(more) { $1 },
      .inTerminal)
    let ending = await process.end()
    try Task.checkCancellation()
    let errors = String(decoding: (try? Data(contentsOf: files[2])) ?? Data(), as: UTF8.self)
    let status: Int32
    switch ending {
    case .exited(let code): status = code
    case .killed(let signal): status = 128 + signal
    }
    return Run(
      status: status, output: (try? Data(contentsOf: files[1])) ?? Data(), errors: errors)
  }

  /// Runs `git` and returns its output.
  ///
  /// - Throws: ``GitFailed`` with git's message, and errors of ``run(_:input:environment:)``.
  @discardableResult
  func callAsFunction(
    _ arguments: String..., input: Data = Data(), environment: [String: String] = [:]
  ) async throws -> Run {
    let run = try await run(arguments, input: input, environment: environment)
    guard run.status == 0 else { throw GitFailed(arguments: arguments, run) }
    return run
  }

  /// Whether `git` answers the question in `arguments` with yes, which is the exit status 0; 1 is no.
  ///
  /// - Throws: ``GitFailed`` for any other, and errors of ``run(_:input:environment:)``.
  func says(_ arguments: String...) async throws -> Bool {
    let run = try await run(arguments)
    guard run.status < 2 else { throw GitFailed(arguments: arguments, run) }
    return run.status == 0
  }

  /// The line that a call prints, or `nil` where it fails.
  ///
  /// - Throws: errors of ``run(_:input:environment:)``.
  func line(_ arguments: String...) async throws -> String? {
    let run = try await run(arguments)
    return run.status == 0 ? run.line : nil
  }
}

/// A call of git did not succeed.
struct GitFailed: Error, Equatable, CustomStringConvertible {
  let command: String
  let reason: String

  init(arguments: [String], _ run: Git.Run) {
    command = arguments.first ?? ""
    let said = run.errors.lines.filter { !$0.allSatisfy(\.isWhitespace) }
    reason = said.isEmpty ? "exit status \(run.status)" : said.joined(separator: "\n  ")
  }

  var description: String { "`git \(command)` failed, so nothing more was changed:\n  \(reason)" }
}
