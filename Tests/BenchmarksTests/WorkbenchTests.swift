import Foundation
import Testing

@testable import Benchmarks

@Suite("Benchmarks: where they work")
struct WorkbenchTests {
  @Test("What a run has left that was killed is cleared by the next one, and what runs is kept")
  func abandoned() throws {
    let running = try Workbench(.smoke)
    let manager = FileManager.default
    // No system has a process with this number.
    let abandoned = running.folder.deletingLastPathComponent()
      .appending(path: "\(Int32.max)-\(UUID())")
    try manager.createDirectory(at: abandoned, withIntermediateDirectories: true)
    let next = try Workbench(.smoke)
    #expect(!manager.fileExists(atPath: abandoned.path))
    #expect(manager.fileExists(atPath: running.folder.path))
    for bench in [running, next] { try bench.clear() }
  }
}
