import ChapterSupport
import Foundation

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A program of PostgreSQL, which never outlives this process.
///
/// A shell is between the two: its input is a pipe, which ends together with this process, and then
/// it stops the program.
struct ServerRun: Sendable {
  private let shell: BackgroundProcess
  private let program: String

  /// Starts `command` in `folder`. `signal` is the one that ends it fastest, and leaves nothing behind.
  ///
  /// - Throws: ``ScratchPostgresError/failed(_:output:)`` when it can't be started.
  init(
    _ command: [String], in folder: ScratchFolder, as account: ServerAccount,
    endedBy signal: String = "QUIT"
  ) throws(ScratchPostgresError) {
    program = command.first.map { URL(filePath: $0).lastPathComponent } ?? ""
    do throws(CannotStart) {
      shell = try BackgroundProcess(
        command: account.wrapped(
          ["/bin/sh", "-c", Self.script, "sh", folder.path, signal] + command),
        environment: Self.environment)
    } catch {
      throw .failed(program, output: ["\(error)"])
    }
  }

  /// In English, whatever the user speaks, because the output is read by a program.
  static let environment = [
    "LC_ALL": "C", "TZ": "UTC", "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "",
  ]

  /// As long as the file with its number is there, the program runs.
  ///
  /// It is removed before anything is printed: this process may be gone, and then printing ends the
  /// shell. The number is in it before the program begins, so it is stopped also when this process
  /// ends at that very moment. A program that was paused has to go on before it ends.
  private static let script = """
    cd "$1" || exit 1
    signal=$2
    shift 2
    run=run-$$
    echo 0 >$run || exit 1
    {
      sh -c 'echo $$ >"$0"; echo "process $$"; exec "$@"' $run "$@"
      status=$?
      rm -f $run
      echo "ended with $status"
    } &
    read -r _
    tries=0
    while [ -e $run ] && [ $tries -lt 1000 ]; do
      number=$(cat $run 2>/dev/null)
      [ $tries -lt 500 ] || signal=KILL
      if [ "${number:-0}" -ne 0 ]; then
        kill -s $signal "$number" 2>/dev/null
        kill -s CONT "$number" 2>/dev/null
      fi
      tries=$((tries + 1))
      sleep 0.02
    done
    rm -f $run
    """

  /// What it has printed at the beginning and at the end.
  var output: [String] { shell.lines.filter { !$0.hasPrefix("process ") } }

  /// The number of the process, once it is known.
  func process() async throws -> pid_t {
    guard let id = try await shell.first({ Self.number(after: "process ", in: $0) }) else {
      throw ScratchPostgresError.failed(program, output: output)
    }
    return id
  }

  /// Waits for a line with `text`.
  ///
  /// - Throws: ``ScratchPostgresError/failed(_:output:)`` when it ends before; `CancellationError`.
  func says(_ text: String) async throws {
    let isThere = try await shell.first { line -> Bool? in
      if line.contains(text) { return true }
      return line.hasPrefix("ended with ") ? false : nil
    }
    guard isThere == true else { throw ScratchPostgresError.failed(program, output: output) }
  }

  /// Waits for its end, and returns its status as the shell has it.
  func end() async throws -> Int32 {
    try await shell.first { Self.number(after: "ended with ", in: $0) } ?? -1
  }

  /// Waits for a good end.
  ///
  /// - Throws: ``ScratchPostgresError/failed(_:output:)``; `CancellationError`.
  func succeed() async throws {
    guard try await end() == 0 else {
      throw ScratchPostgresError.failed(program, output: output)
    }
  }

  /// Stops it, if it runs, and lets go of it.
  func dismiss() { shell.endInput() }

  private static func number(after prefix: String, in line: String) -> Int32? {
    line.hasPrefix(prefix) ? Int32(line.dropFirst(prefix.count)) : nil
  }
}
