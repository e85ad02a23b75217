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
    try await expectNothingLeft(by: show)
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
    try await expectNothingLeft(by: show)
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
      try await expectNothingLeft(by: show)
    }
  #endif

  @Test("Another argument is refused in one line", arguments: [["--seed", "x"], ["--seed"]])
  func refuses(arguments: [String]) async throws {
    let run = try await ShowUnderTest(arguments, in: folder).end()
    #expect(run.status == 2)
    #expect(run.errors.split(separator: "\n").count == 1)
  }

  private func expectNothingLeft(by show: ShowUnderTest) async throws {
    #expect(try await show.left == [])
    #expect(try FileManager.default.contentsOfDirectory(atPath: show.temporary.path) == [])
  }
}

/// The show as a process, whose own processes are remembered.
private final class ShowUnderTest {
  let program: Program
  /// The folder in which it makes temporary files.
  let temporary: URL
  private(set) var children: Set<pid_t> = []
  private let folder: TemporaryFolder

  init(
    _ arguments: [String], in folder: TemporaryFolder, environment: [String: String] = [:]
  ) throws {
    try #require(
      ProcessInfo.processInfo.environment["SOLUTIONS"] == "1",
      "The show is that of the reference here: run these tests with SOLUTIONS=1.")
    self.folder = folder
    temporary = folder.url.appending(path: "temporary-\(UUID())")
    try FileManager.default.createDirectory(at: temporary, withIntermediateDirectories: true)
    program = try Program(
      try BuiltProgram.url(of: "Chapter7").path, arguments, folder: folder.url,
      environment: environment.merging(["TMPDIR": temporary.path]) { $1 }
    ) { folder.url.appending(path: "\(UUID()).log") }
    try program.start()
  }

  deinit {
    if program.isRunning { program.send(signal: SIGKILL) }
  }

  /// Whether it runs; looks for its processes meanwhile.
  var isRunning: Bool {
    get async throws {
      let mine = try await Self.processes().filter { $0.parent == program.processID }
      children.formUnion(mine.map(\.id))
      return program.isRunning
    }
  }

  /// Those of its processes that are still there.
  var left: [pid_t] {
    get async throws {
      try await Self.processes().map(\.id).filter { children.contains($0) }.sorted()
    }
  }

  func end() async throws -> Companion.Run { try await program.end() }

  /// All processes of this machine that are programs of the chapter, with the ones that started them.
  private static func processes() async throws -> [(id: pid_t, parent: pid_t)] {
    let folder = try TemporaryFolder()
    let run = try await Program(
      "/bin/ps", ["-A", "-o", "pid=,ppid=,args="], folder: folder.url
    ) { folder.url.appending(path: "\(UUID()).log") }.run()
    return run.output.split(separator: "\n").compactMap { line in
      let words = line.split(separator: " ")
      guard words.count > 2, words[2].hasSuffix("Chapter7"), let id = pid_t(words[0]),
        let parent = pid_t(words[1])
      else { return nil }
      return (id, parent)
    }
  }
}
