import Foundation
import Testing

@testable import Benchmarks

@Suite("The folders of the benchmarks")
struct WorkbenchTests {
  @Test("Files of a killed run are removed by the next one, and those of a running one are kept")
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
