import ChapterSupport
import Foundation

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// All processes of a running server.
struct ServerProcesses {
  /// The one that starts the others, and that they belong to.
  let postmaster: pid_t

  /// Asks the server to end all sessions, and then itself.
  func shutDown() { kill(postmaster, SIGINT) }

  /// Sends `signal` to all, at the same moment as far as they can tell: the first one is stopped
  /// meanwhile, and so starts no other.
  func signal(_ signal: Int32) {
    kill(postmaster, SIGSTOP)
    for child in children { kill(child, signal) }
    kill(postmaster, signal)
  }

  /// Makes one of them stand still.
  static func pause(_ process: Int) { kill(pid_t(process), SIGSTOP) }

  #if os(Linux)
    /// Lets them write files of so many bytes, and no larger ones; `nil` takes the limit away. Those that
    /// are started later inherit it.
    ///
    /// - Throws: ``ScratchPostgresError/failed(_:output:)``.
    func limitFiles(to size: Int?, as account: ServerAccount) async throws {
      let limit = "--fsize=\(size.map { "\($0)" } ?? "unlimited"):"
      for process in [postmaster] + children {
        let command = account.wrapped(["/usr/bin/prlimit", "--pid", "\(process)", limit])
        let run = try BackgroundProcess(command: command, environment: ServerRun.environment)
        guard try await run.end() != .exited(0) else { continue }
        // One that has just ended needs no limit.
        guard kill(process, 0) == 0 else { continue }
        throw ScratchPostgresError.failed("prlimit", output: run.lines)
      }
    }
  #endif

  private var children: [pid_t] {
    #if canImport(Darwin)
      var list = [pid_t](repeating: 0, count: 4_096)
      let size = Int32(list.count * MemoryLayout<pid_t>.stride)
      let count = proc_listchildpids(postmaster, &list, size)
      return Array(list.prefix(max(0, Int(count))))
    #else
      let all = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
      return all.compactMap { pid_t($0) }.filter { Self.parent(of: $0) == postmaster }
    #endif
  }

  #if !canImport(Darwin)
    /// The second value after the program's name in brackets, which may contain anything.
    private static func parent(of process: pid_t) -> pid_t? {
      guard let text = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8),
        let bracket = text.lastIndex(of: ")")
      else { return nil }
      let values = text[bracket...].split(separator: " ")
      return values.count > 2 ? pid_t(values[2]) : nil
    }
  #endif
}
