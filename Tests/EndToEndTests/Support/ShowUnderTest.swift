import ChapterSupport
import Foundation
import Testing

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The show of a chapter as a process, whose own processes are remembered.
final class ShowUnderTest {
  let program: Program
  /// The folder in which it makes temporary files.
  let temporary: URL
  private(set) var children: Set<pid_t> = []
  private let name: String
  private let folder: TemporaryFolder

  /// Starts the executable of this `chapter`.
  init(
    _ arguments: [String], of chapter: Int = 7, in folder: TemporaryFolder,
    environment: [String: String] = [:]
  ) throws {
    try #require(
      ProcessInfo.processInfo.environment["SOLUTIONS"] == "1",
      "The show is that of the reference here: run these tests with SOLUTIONS=1.")
    name = "Chapter\(chapter)"
    self.folder = folder
    temporary = folder.url.appending(path: "temporary-\(UUID())")
    try FileManager.default.createDirectory(at: temporary, withIntermediateDirectories: true)
    program = try Program(
      try BuiltProgram.url(of: name).path, arguments, folder: folder.url,
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
      let mine = try await processes().filter { $0.parent == program.processID }
      children.formUnion(mine.map(\.id))
      return program.isRunning
    }
  }

  /// Those of its processes that are still there.
  var left: [pid_t] {
    get async throws {
      try await processes().map(\.id).filter { children.contains($0) }.sorted()
    }
  }

  func end() async throws -> Companion.Run { try await program.end() }

  func expectNothingLeft() async throws {
    #expect(try await left == [])
    #expect(try FileManager.default.contentsOfDirectory(atPath: temporary.path) == [])
  }

  /// All processes of this machine that are programs of the chapter, with the ones that started them.
  private func processes() async throws -> [(id: pid_t, parent: pid_t)] {
    let folder = try TemporaryFolder()
    let run = try await Program(
      "/bin/ps", ["-A", "-o", "pid=,ppid=,args="], folder: folder.url
    ) { folder.url.appending(path: "\(UUID()).log") }.run()
    return run.output.split(separator: "\n").compactMap { line in
      let words = line.split(separator: " ")
      guard words.count > 2, words[2].hasSuffix(name), let id = pid_t(words[0]),
        let parent = pid_t(words[1])
      else { return nil }
      return (id, parent)
    }
  }
}
