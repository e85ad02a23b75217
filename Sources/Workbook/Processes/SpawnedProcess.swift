import Foundation

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A shell, and its program, started with `posix_spawn`: it behaves alike on every system.
///
/// Foundation's `Process` hears of an end at different moments on Linux and on a Mac, and on both it
/// collects the exit status by itself. Then the number of the process may already belong to another
/// one. Here the number stays taken until ``end()`` has returned.
struct SpawnedProcess {
  enum Start {
    /// Without a keyboard, in a process group that it leads, with all its output in one file.
    case apart(output: URL)
    /// In the terminal of this process: it has the keyboard, and Ctrl-C reaches it.
    case inTerminal
  }

  /// How a process came to its end.
  enum Ending: Sendable, Equatable {
    case exited(Int32)
    case killed(signal: Int32)
  }

  let id: pid_t

  /// Starts `/bin/sh` with `arguments`.
  ///
  /// - Throws: ``CannotStart``; then nothing runs.
  init(
    shell arguments: [String], environment: [String: String], _ start: Start
  ) throws(CannotStart) {
    let program = "/bin/sh"
    var words = ([program] + arguments).map { strdup($0) } + [nil]
    var variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for text in words + variables { free(text) } }
    var settings = SpawnSettings()
    defer { settings.destroy() }
    settings.restoreSignals()
    if case .apart(let output) = start { settings.setApart(output: output.path) }
    var id: pid_t = 0
    let code = posix_spawn(
      &id, program, &settings.actions, &settings.attributes, &words, &variables)
    guard code == 0 else {
      throw CannotStart(program: program, reason: String(cString: strerror(code)))
    }
    self.id = id
  }

  /// Whether it has ended; it may not have been waited for yet.
  var hasEnded: Bool {
    var info = siginfo_t()
    let found = waitid(P_PID, id_t(id), &info, WEXITED | WNOHANG | WNOWAIT)
    return found == 0 && info.si_signo == SIGCHLD
  }

  /// Waits for its end, even in a task that is cancelled, and frees its number. Call it once.
  func end() async -> Ending {
    await withCheckedContinuation { continuation in
      // Waiting takes a thread, so it is one that has nothing else to do.
      Thread.detachNewThread { [id] in
        var status: Int32 = 0
        while waitpid(id, &status, 0) < 0, errno == EINTR {}
        // As `WIFSIGNALED` and the other macros have it, which Swift does not import.
        let signal = status & 0x7f
        continuation.resume(
          returning: signal == 0 ? .exited((status >> 8) & 0xff) : .killed(signal: signal))
      }
    }
  }
}

/// The system did not start a program.
struct CannotStart: Error, Equatable, CustomStringConvertible {
  let program: String
  let reason: String

  var description: String { "`\(program)` can't be started: \(reason)." }
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
  private var flags = 0

  init() {
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
  }

  mutating func destroy() {
    posix_spawn_file_actions_destroy(&actions)
    posix_spawnattr_destroy(&attributes)
  }

  /// Restores the default actions of the signals that the companion handles.
  mutating func restoreSignals() {
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    for signal in [SIGINT, SIGQUIT, SIGTERM, SIGHUP, SIGPIPE, SIGTSTP, SIGCONT, SIGWINCH] {
      sigaddset(&signals, signal)
    }
    posix_spawnattr_setsigdefault(&attributes, &signals)
    set(Int(POSIX_SPAWN_SETSIGMASK) | Int(POSIX_SPAWN_SETSIGDEF))
  }

  mutating func setApart(output: String) {
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(
      &actions, STDOUT_FILENO, output, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    posix_spawn_file_actions_adddup2(&actions, STDOUT_FILENO, STDERR_FILENO)
    posix_spawnattr_setpgroup(&attributes, 0)
    set(Int(POSIX_SPAWN_SETPGROUP))
    #if canImport(Darwin)
      // There, not every file that Foundation opens is closed in another program by itself.
      set(Int(POSIX_SPAWN_CLOEXEC_DEFAULT))
    #endif
  }

  private mutating func set(_ more: Int) {
    flags |= more
    posix_spawnattr_setflags(&attributes, Int16(flags))
  }
}
