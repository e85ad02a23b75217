import Foundation
import Glibc  // expected: import Glibc stands without a branch
import Synchronization
import Testing

// Each of these lines builds on Linux, and would not build on a Mac or with Swift 6.2.

func command() -> Int32 {
  system("ls")  // expected: system is barred; Swift may not use system
}

func child() -> Int32 {
  fork()  // expected: fork is barred; fork
}

func numbers() -> UInt32 {
  rand() == 0 ? 0 : SOCK_STREAM.rawValue  // expected: Swift may not use rand; rawValue; does not compile; SOCK_STREAM is enum __socket_type on Linux and Int32 on macOS
}

func closing() -> UInt32 {
  SOCK_CLOEXEC.rawValue  // expected: SOCK_CLOEXEC is barred; macOS has no constant SOCK_CLOEXEC
}

func quiet(_ descriptor: Int32) -> Int {
  send(descriptor, nil, 0, Int32(MSG_NOSIGNAL))  // expected: MSG_NOSIGNAL is barred
}

func handler() {
  var action = sigaction()
  action.sa_restorer = nil  // expected: no field sa_restorer
}

func size(of status: stat) -> Int {
  status.st_size  // expected: st_size is Int on Linux and Int64 on macOS; does not compile
}

func mode() -> UInt32 {
  S_IFMT  // expected: S_IFMT is UInt32 on Linux and UInt16 on macOS; does not compile
}

func group(_ limit: rlimit) -> UInt {
  limit.rlim_max  // expected: rlim_max is UInt on Linux and UInt64 on macOS; does not compile
}

func thread() -> UInt {
  pthread_self()  // expected: does not compile; pthread_self is () -> UInt on Linux
}

func time() -> timeval {
  timeval(tv_sec: 1, tv_usec: Int(2))  // expected: tv_usec is Int on Linux and Int32 on macOS; does not compile
}

func path(of location: SourceLocation) -> String {
  location.filePath  // expected: SourceLocation.filePath needs Swift 6.3
}

func warn() {
  Issue.record("late", severity: .warning)  // expected: needs Swift 6.3
}

func sum(_ numbers: [Int]) -> Int {
  numbers.span.count  // expected: is there since macOS 26
}

func anyID() -> UUID {
  var random = SystemRandomNumberGenerator()
  return UUID.random(using: &random)  // expected: may be newer than macOS 15
}

func epoch() -> ContinuousClock.Instant {
  ContinuousClock().systemEpoch  // expected: systemEpoch of a clock needs Swift 6.3
}

func processes() -> [String] {
  (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []  // expected: macOS has no /proc
}

func named() -> Swift.Int {
  Swift::Int(3)  // expected: a module selector
}

#if canImport(Darwin)
  func onMac() -> Int32 {
    proc_listallpidz(nil, 0)  // expected: know no proc_listallpidz
  }
  func onMacToo() -> Int32 {
    var info = proc_bsdinfo()
    info.pbi_nonsense = 3  // expected: pbi_nonsense
    return accept4(0, nil, nil, 0)  // expected: accept4 is barred; know no accept4
  }
  func sizes() -> Int32 {
    let wanted = MemoryLayout<proc_bsdinfo>.size
    return proc_listallpids(nil, wanted)  // expected: does not compile
  }
  func descriptors() -> Int32 {
    fork()  // expected: fork is barred
  }
#else
  func onlyLinux() -> Int { 1 }
#endif

func usesOnlyLinux() -> Int {
  onlyLinux()  // expected: onlyLinux is declared for Linux only
}
