import Foundation

let bench = try Workbench(.full)
for benchmark in [Benchmark.memoryAppend, .memoryTasks, .memoryReplay, .sqliteReplay, .rebuild] {
  let outcome = await benchmark.run(3, on: bench) { _ in }
  print(benchmark.name, outcome.figure?.median ?? 0, outcome.limit(0)?.median ?? 0, outcome.ratio(0)?.median ?? 0, outcome.ratio(0)?.spread ?? 0)
}
try bench.clear()
