import ChapterSupport
import Foundation
import Testing

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

@Suite("The show of chapter 7: nine processes, and kill -9")
struct ShowTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test("Piped, it kills each process and all at once, and ends with equal sums")
  func isEqual() async throws {
    let show = try ShowUnderTest(["--seed", "7"], in: folder)
    try await eventually("the show ends") { try await !show.isRunning }
    let run = try await show.end()
    #expect(run.status == 0, "\(run.output)\(run.errors)")
    #expect(run.errors == "")
    #expect(!run.output.contains("\u{1B}"))
    let lines = run.output.split(separator: "\n")
    #expect(lines.filter { $0.hasPrefix("  kill -9 at request ") }.count == 10)
    #expect(lines.filter { $0.hasPrefix("  equal ") }.count == 10)
    #expect(lines.last == "Everything is equal: nothing was lost, and nothing happened twice.")
    #expect(show.children.count >= 9)
    try await show.expectNothingLeft()
  }

  @Test("Ctrl-C stops all processes", arguments: [SIGINT, SIGTERM])
  func stops(signal: Int32) async throws {
    let show = try ShowUnderTest([], in: folder)
    try await eventually("a process was killed") {
      try await show.isRunning && show.program.printed.contains("publisher, up again")
    }
    show.program.send(signal: signal)
    let run = try await show.end()
    #expect(run.status == 128 + signal)
    try await show.expectNothingLeft()
  }

  @Test("When the show itself is killed, its processes end by themselves")
  func isKilled() async throws {
    let show = try ShowUnderTest([], in: folder)
    try await eventually("all are up") {
      try await show.isRunning && show.program.printed.contains(" are up")
    }
    show.program.send(signal: SIGKILL)
    _ = try await show.end()
    try await eventually("its processes have ended", within: .seconds(20)) {
      try await show.left.isEmpty
    }
  }

  #if os(Linux)
    @Test("Without libcurl, it says what to install, and leaves nothing")
    func lacksLibrary() async throws {
      // The loader stops at the first file of this name, and refuses it.
      for name in ["libcurl.so.4", "libcurl-gnutls.so.4"] {
        try Data("no library".utf8).write(to: folder.url.appending(path: name))
      }
      let show = try ShowUnderTest(
        [], in: folder, environment: ["LD_LIBRARY_PATH": folder.url.path])
      let run = try await show.end()
      #expect(run.status == 2)
      #expect(run.errors.hasPrefix("libcurl is not installed"))
      #expect(run.errors.contains("sudo apt-get install libcurl4"))
      try await show.expectNothingLeft()
    }
  #endif

  @Test("Another argument is refused in one line", arguments: [["--seed", "x"], ["--seed"]])
  func refuses(arguments: [String]) async throws {
    let run = try await ShowUnderTest(arguments, in: folder).end()
    #expect(run.status == 2)
    #expect(run.errors.split(separator: "\n").count == 1)
  }
}
