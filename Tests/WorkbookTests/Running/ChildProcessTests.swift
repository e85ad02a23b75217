import Foundation
import Testing

@testable import workbook

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

@Suite("The companion: child processes", .timeLimit(.minutes(5)))
struct ChildProcessTests {
  private func ending(of script: String) async throws -> (ChildProcess.Ending, output: String) {
    let folder = try TemporaryPackage(["input": ""])
    let output = folder.package.url("output.log")
    let ending = try await ChildProcess(
      arguments: ["/bin/sh", "-c", script], folder: folder.package.root,
      environment: ProcessInfo.processInfo.environment, output: output
    ).run()
    return (ending, try folder.text(at: "output.log"))
  }

  @Test("It returns the status and the output")
  func status() async throws {
    let (ending, output) = try await ending(of: "echo one; echo two >&2; exit 3")
    #expect(ending == .exited(3))
    #expect(output == "one\ntwo\n")
  }

  @Test("A helper that outlives it does not block, and is ended")
  func helper() async throws {
    let lifeline = try Lifeline()
    let (ending, _) = try await ending(of: "exec 3>'\(lifeline.path)'; sleep 1000 & exit 3")
    #expect(ending == .exited(3))
    try await lifeline.isReleased()
  }

  @Test("Its temporary files are removed with it")
  func temporaryFolder() async throws {
    let (folder, temporary) = (try TemporaryPackage(), "build/temporary")
    var child = ChildProcess(
      arguments: ["/bin/sh", "-c", "touch \"$TMPDIR/left\" && ls \"$TMPDIR\""],
      folder: folder.package.root, environment: [:], output: folder.package.url("output.log"))
    child.temporaryFolder = folder.package.url(temporary)
    #expect(try await child.run() == .exited(0))
    #expect(try folder.text(at: "output.log") == "left\n")
    #expect(!FileManager.default.fileExists(atPath: folder.package.url(temporary).path))
  }

  @Test("A program that can't be started is named in its output")
  func missing() async throws {
    let folder = try TemporaryPackage()
    let ending = try await ChildProcess(
      arguments: ["/nowhere/program"], folder: folder.package.root, environment: [:],
      output: folder.package.url("output.log")
    ).run()
    #expect(ending == .exited(127))
    #expect(try folder.text(at: "output.log").contains("/nowhere/program"))
  }

  @Test("A cancelled task ends it, and its process groups")
  func cancelled() async throws {
    let lifeline = try Lifeline()
    let run = Task {
      try await ending(of: "set -m; exec 3>'\(lifeline.path)'; sleep 1000 & echo x >&3; wait")
    }
    try await lifeline.isHeld()
    run.cancel()
    await #expect(throws: CancellationError.self) { try await run.value }
    try await lifeline.isReleased()
  }
}

/// A named pipe that tells whether a process that holds it is alive.
///
/// The processes are asked by what they hold, for a process that has ended holds nothing, even where
/// nobody collects its exit status: then `kill(id, 0)` would still find it.
private final class Lifeline: Sendable {
  private let folder: TemporaryPackage
  private let descriptor: Int32

  var path: String { folder.package.url("lifeline").path }

  init() throws {
    folder = try TemporaryPackage()
    let path = folder.package.url("lifeline").path
    try #require(mkfifo(path, 0o600) == 0)
    descriptor = open(path, O_RDONLY | O_NONBLOCK)
  }

  deinit { close(descriptor) }

  /// Waits until a process has written a line.
  func isHeld() async throws {
    try await waits { $0 > 0 }
  }

  /// Waits until no process holds the pipe.
  func isReleased() async throws {
    try await waits { $0 == 0 }
  }

  private func waits(until condition: (Int) -> Bool) async throws {
    var bytes = [UInt8](repeating: 0, count: 64)
    while !condition(read(descriptor, &bytes, bytes.count)) {
      try await Task.sleep(for: .milliseconds(5))
    }
  }
}
