import Foundation
import QueueSimulation

extension Benchmark {
  /// A test as well: with a broken promise there is no figure.
  static let queueCrashes = Benchmark(
    name: "queue-crashes", title: "queue, 1,000,000 messages, two workers, simulated crashes",
    unit: .messagesPerSecond, runs: 1
  ) { bench in
    // Each keeps the files of its crashed workers open until it ends, so none may be long.
    let runs = 80
    let count = bench.count(1_000_000 / runs)
    let folder = URL(filePath: bench.newPath("folder"))
    return Sample(
      try await rate(of: count * runs) {
        try await withThrowingTaskGroup(of: Void.self) { group in
          for run in 1...runs {
            // As many at a time as two processors can do.
            if run > 2 { try await group.next() }
            group.addTask { try await simulate(run, count, in: folder) }
          }
          try await group.waitForAll()
        }
      })
  }

  private static func simulate(_ run: Int, _ count: Int, in folder: URL) async throws {
    let own = folder.appending(path: "\(run)")
    try FileManager.default.createDirectory(at: own, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: own) }
    let simulation = QueueSimulation(
      seed: UInt64(run), messageCount: count, isFIFO: run.isMultiple(of: 2))
    if let broken = try await simulation.run(in: own).brokenPromise { throw WrongResult(broken) }
  }
}
