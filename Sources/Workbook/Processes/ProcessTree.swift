import Foundation

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A process and all that it started.
///
/// `swift test` puts the tests into a separate process group, so that ending its group would
/// leave an endless test running.
struct ProcessTree {
  let root: pid_t

  /// Ends all processes of the tree at once; nothing in them can delay it.
  func kill() {
    var known: Set<pid_t> = []
    var found: Set<pid_t> = [root]
    // Stopped first, so that none can start another while the tree is being read.
    while !found.isEmpty {
      for process in found { signal(process, SIGSTOP) }
      known.formUnion(found)
      found = Self.descendants(of: root).subtracting(known)
    }
    for process in known { signal(process, SIGKILL) }
    killGroup()
  }

  /// Ends the rest of the root's process group, including processes without a parent.
  func killGroup() { signal(-root, SIGKILL) }

  private func signal(_ process: pid_t, _ number: Int32) {
    #if canImport(Darwin)
      _ = Darwin.kill(process, number)
    #elseif canImport(Musl)
      _ = Musl.kill(process, number)
    #else
      _ = Glibc.kill(process, number)
    #endif
  }

  private static func descendants(of root: pid_t) -> Set<pid_t> {
    let children = Dictionary(grouping: parents(), by: \.parent)
    var found: Set<pid_t> = []
    var waiting = [root]
    while let process = waiting.popLast() {
      for (child, _) in children[process] ?? [] where found.insert(child).inserted {
        waiting.append(child)
      }
    }
    return found
  }

  #if canImport(Darwin)
    private static func parents() -> [(process: pid_t, parent: pid_t)] {
      var processes = [pid_t](repeating: 0, count: Int(proc_listallpids(nil, 0)) + 64)
      let size = Int32(processes.count * MemoryLayout<pid_t>.stride)
      let count = proc_listallpids(&processes, size)
      return processes.prefix(Int(max(count, 0))).compactMap { process in
        var info = proc_bsdinfo()
        let wanted = Int32(MemoryLayout<proc_bsdinfo>.size)
        guard proc_pidinfo(process, PROC_PIDTBSDINFO, 0, &info, wanted) == wanted else {
          return nil
        }
        return (process, pid_t(info.pbi_ppid))
      }
    }
  #else
    private static func parents() -> [(process: pid_t, parent: pid_t)] {
      let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
      return names.compactMap { name in
        // `pid (name) state parent …`, where the name may contain spaces and brackets.
        guard let process = pid_t(name),
          let text = try? String(contentsOfFile: "/proc/\(name)/stat", encoding: .utf8),
          let nameEnd = text.lastIndex(of: ")"),
          let parent = text[nameEnd...].split(separator: " ").dropFirst(2).first.flatMap({
            pid_t($0)
          })
        else { return nil }
        return (process, parent)
      }
    }
  #endif
}
