import Foundation
import Testing

@testable import workbook

@Suite("The companion: child processes", .timeLimit(.minutes(1)))
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

  @Test("It tells the status, and what was printed")
  func status() async throws {
    let (ending, output) = try await ending(of: "echo one; echo two >&2; exit 3")
    #expect(ending == .exited(3))
    #expect(output == "one\ntwo\n")
  }

  @Test("A helper that outlives it is waited for by nobody, and is ended")
  func helper() async throws {
    let (ending, output) = try await ending(of: "sleep 1000 & echo $!; exit 3")
    #expect(ending == .exited(3))
    let helper = try #require(pid_t(output.trimmingCharacters(in: .newlines)))
    let state = try? String(contentsOfFile: "/proc/\(helper)/stat", encoding: .utf8)
    #expect(state == nil || state?.contains(") Z ") == true)
  }
}
