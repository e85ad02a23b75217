import Foundation

let bench = try Workbench(.full)
for benchmark in [Benchmark.sqliteAppend, .sqliteBatches, .sqliteTasks] {
  let outcome = await benchmark.run(3, on: bench) { _ in }; print(outcome.figure!.values, outcome.limit(0)!.values)
  print(benchmark.name, outcome.figure?.median ?? 0, outcome.limit(0)?.median ?? 0, outcome.ratio(0)?.median ?? 0, outcome.ratio(outcome.benchmark.limits.count - 1)?.median ?? 0)
}
try bench.clear()
