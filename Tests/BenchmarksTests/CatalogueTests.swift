import EventSourcing
import Foundation
import Testing

@testable import Benchmarks

@Suite("The catalogue of benchmarks")
struct CatalogueTests {
  @Test("Names are words with dashes, and unique")
  func names() {
    let names = Benchmark.all.map(\.name)
    #expect(Set(names).count == names.count)
    #expect(names.allSatisfy { $0.wholeMatch(of: #/[a-z0-9]+(-[a-z0-9]+)*/#) != nil })
  }

  @Test("All titles fit into their table")
  func titles() {
    for benchmark in Benchmark.all {
      switch benchmark.table {
      case .figures:
        #expect(benchmark.title.count <= FigureTable.titleWidth)
        #expect(benchmark.limits.allSatisfy { $0.title.count <= FigureTable.titleWidth - 2 })
      case .growth:
        #expect(benchmark.title.count <= GrowthTable.titleWidth)
        #expect(benchmark.limits.count == GrowthTable.lengths.count - 1)
      }
    }
  }

  @Test("A benchmark of an unsolved exercise waits for it; the others continue")
  func unfinished() async throws {
    let bench = try Workbench(.smoke)
    let waiting = Benchmark(name: "a", title: "a", unit: .megabytes) { _ in
      throw Unfinished("2.8")
    }
    let empty = Benchmark(name: "b", title: "b", unit: .megabytes) { _ in Sample(0) }
    let (first, second) = (
      await waiting.run(on: bench) { _, _ in }, await empty.run(on: bench) { _, _ in }
    )
    try bench.clear()
    #expect(first.failure == "waits for exercise 2.8")
    #expect(second.failure?.contains("is not a valid figure") == true)
  }

  @Test("A benchmark is not measured on the main actor, where the program begins")
  @MainActor func isolation() async throws {
    let bench = try Workbench(.smoke)
    let benchmark = Benchmark(name: "a", title: "a", unit: .megabytes) { _ in
      await Sample(isIsolated() ? 2 : 1)
    }
    let outcome = await benchmark.run(on: bench) { _, _ in }
    try bench.clear()
    #expect(await isIsolated())
    #expect(outcome.figure.values == [1])
  }

  @Test("The files of a run are removed after it")
  func scraps() async throws {
    let bench = try Workbench(.smoke)
    let path = bench.newPath()
    try Data().write(to: URL(filePath: path))
    bench.tidy()
    #expect(!FileManager.default.fileExists(atPath: path))
    #expect(FileManager.default.fileExists(atPath: bench.folder.path))
    try bench.clear()
  }
}

/// Whether the caller runs on an actor.
private func isIsolated(_ actor: isolated (any Actor)? = #isolation) async -> Bool { actor != nil }
