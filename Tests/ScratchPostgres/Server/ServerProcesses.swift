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
