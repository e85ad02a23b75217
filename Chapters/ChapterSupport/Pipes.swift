import Foundation

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The system did not start a program.
public struct CannotStart: Error, Hashable, CustomStringConvertible {
  let program: String
  let reason: String

  public var description: String { "\(program) can't be started: \(reason)" }
}

/// A process, the pipe that it reads, and the one into which it prints.
struct Pipes {
  let id: pid_t
  let input: Int32
  let output: Int32

  /// Starts `program` in a process group that it leads. Call it once at a time.
  ///
  /// - Throws: ``CannotStart``; then nothing runs.
  static func spawn(
    _ program: String, _ arguments: [String], _ environment: [String: String]
  ) throws(CannotStart) -> Pipes {
    func check(_ code: Int32) throws(CannotStart) {
      guard code == 0 else {
        throw CannotStart(program: program, reason: String(cString: strerror(code)))
      }
    }
    var (input, output): ([Int32], [Int32]) = ([-1, -1], [-1, -1])
    var mine: [Int32] = []
    defer { for descriptor in mine { close(descriptor) } }
    try check(pipe(&input) == 0 ? 0 : errno)
    mine += input
    try check(pipe(&output) == 0 ? 0 : errno)
    mine += output
    for descriptor in mine { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }

    var settings = SpawnSettings()
    defer { settings.destroy() }
    settings.connect(input: input[0], output: output[1])
    var words = ([program] + arguments).map { strdup($0) } + [nil]
    var variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for text in words + variables { free(text) } }
    var id: pid_t = 0
    try check(
      posix_spawn(&id, program, &settings.actions, &settings.attributes, &words, &variables))
    mine = [input[0], output[1]]
    return Pipes(id: id, input: input[1], output: output[0])
  }
}

/// The arguments of `posix_spawn`, whose types are structures on Linux and pointers on a Mac.
private struct SpawnSettings {
  #if canImport(Darwin)
    var actions: posix_spawn_file_actions_t?
    var attributes: posix_spawnattr_t?
  #else
    var actions = posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
  #endif

  init() {
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    for signal in [SIGINT, SIGQUIT, SIGTERM, SIGHUP, SIGPIPE] { sigaddset(&signals, signal) }
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setpgroup(&attributes, 0)
    var flags =
      Int(POSIX_SPAWN_SETPGROUP) | Int(POSIX_SPAWN_SETSIGMASK) | Int(POSIX_SPAWN_SETSIGDEF)
    #if canImport(Darwin)
      // There, not every file that Foundation opens is closed in another program by itself.
      flags |= Int(POSIX_SPAWN_CLOEXEC_DEFAULT)
    #endif
    posix_spawnattr_setflags(&attributes, Int16(flags))
  }

  mutating func connect(input: Int32, output: Int32) {
    posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO)
    posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
    posix_spawn_file_actions_adddup2(&actions, output, STDERR_FILENO)
    #if !canImport(Darwin)
      // The program gets nothing else, as on a Mac. Foundation's `Process` notices the end of another
      // program by a socket that only that program has.
      for descriptor in 3...Self.highestDescriptor {
        posix_spawn_file_actions_addclose(&actions, descriptor)
      }
    #endif
  }

  #if !canImport(Darwin)
    /// No open descriptor is above this one, and neither is one that is opened in the next moment.
    private static var highestDescriptor: Int32 {
      let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")) ?? []
      return (names.compactMap { Int32($0) }.max() ?? 0) + 256
    }
  #endif

  mutating func destroy() {
    posix_spawn_file_actions_destroy(&actions)
    posix_spawnattr_destroy(&attributes)
  }
}
