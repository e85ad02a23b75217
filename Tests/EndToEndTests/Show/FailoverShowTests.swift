import Foundation
import Testing

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

@Suite("The failovers that chapter 8 shows: two servers, two banks, a worker, and kill -9")
struct FailoverShowTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test("Piped, it loses nothing the first time, and something the second time")
  func isRight() async throws {
    let show = try ShowUnderTest(["failover"], of: 8, in: folder)
    try await eventually("the show ends") { try await !show.isRunning }
    let run = try await show.end()
    #expect(run.status == 0, "\(run.output)\(run.errors)")
    #expect(run.errors == "")
    #expect(!run.output.contains("\u{1B}"))
    let lines = run.output.split(separator: "\n")
    #expect(lines.filter { $0.hasPrefix("  equal ") }.count == 4)
    #expect(lines.contains { $0.contains("two banks, a worker, and 8 clients") })
    #expect(lines.contains { $0.contains(/lost: [1-9]\d* of \d+ acknowledged requests/) })
    #expect(show.children.count >= 6, "Two banks twice, one of them once more, and the worker.")
    try await show.expectNothingLeft()
  }

  @Test("Ctrl-C ends the banks and the worker")
  func stops() async throws {
    let show = try ShowUnderTest(["failover"], of: 8, in: folder)
    try await eventually("the primary was killed") {
      try await show.isRunning && show.program.printed.contains("kill -9 of the primary")
    }
    show.program.send(signal: SIGINT)
    _ = try await show.end()
    #expect(show.children.count >= 3)
    try await eventually("its processes have ended", within: .seconds(20)) {
      try await show.left.isEmpty
    }
  }
}
