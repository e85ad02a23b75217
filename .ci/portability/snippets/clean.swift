import Foundation
import Synchronization
import Testing

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

// The same things, behind conditions: the checks say nothing.

func command() -> Process { Process() }

#if canImport(Darwin)
  let stream = SOCK_STREAM
#else
  let stream = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
#endif

func connected() -> Int32 { socket(AF_INET, stream, 0) }

func quiet(_ descriptor: Int32) -> Int {
  #if canImport(Darwin)
    var on: Int32 = 1
    setsockopt(descriptor, SOL_SOCKET, SO_NOSIGPIPE, &on, socklen_t(MemoryLayout<Int32>.size))
    return send(descriptor, nil, 0, 0)
  #else
    return send(descriptor, nil, 0, Int32(MSG_NOSIGNAL))
  #endif
}

func handler() {
  var action = sigaction()
  #if os(Linux)
    action.sa_restorer = nil
  #endif
  sigaction(SIGPIPE, &action, nil)
}

func path(of location: SourceLocation) -> String {
  #if compiler(>=6.3)
    location.filePath
  #else
    location._filePath
  #endif
}

func warn() { Issue.record("late") }

func sum(_ numbers: [Int]) -> Int {
  if #available(macOS 26, *) {
    return numbers.span.count
  }
  return numbers.count
}

@available(macOS 26.0, *)
func first(_ numbers: [Int]) -> Int { numbers.span[0] }

#if compiler(>=6.3)
  func named() -> Swift.Int { Swift::Int(3) }
#endif

#if os(Linux)
  func processes() -> [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
  }
#else
  func processes() -> [String] {
    var all = [pid_t](repeating: 0, count: Int(proc_listallpids(nil, 0)))
    let count = proc_listallpids(&all, Int32(all.count * MemoryLayout<pid_t>.stride))
    return all.prefix(Int(max(count, 0))).map { String($0) }
  }
#endif

func all() -> [String] { processes() }

@Test("In the arguments of macros, too")
func macros() throws {
  var status = stat()
  #expect(stat("/", &status) == 0 && status.st_mode & S_IFMT == S_IFDIR)
  let process = try #require(pid_t("1"))
  #expect(kill(process, 0) == 0 || errno == EPERM)
}

// A comment may say system("ls"), /proc and SOCK_CLOEXEC.
let text = "So may a string: system(\"ls\"), SOCK_CLOEXEC, accept4."
