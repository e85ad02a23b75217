import EventSourcing

/// The result of a benchmark.
struct Outcome: Sendable {
  enum Kind: Sendable {
    case measured([Sample])
    /// It could not be measured, and why.
    case failed(String)
  }

  let benchmark: Benchmark
  let kind: Kind

  /// The result of each run; empty if it failed.
  private var samples: [Sample] {
    switch kind {
    case .measured(let samples): samples
    case .failed: []
    }
  }

  /// Why it could not be measured.
  var failure: String? {
    switch kind {
    case .measured: nil
    case .failed(let reason): reason
    }
  }

  /// The figure in each of the runs.
  var figure: Series { Series(samples.map(\.figure)) }

  /// The limit with this index, in each of the runs.
  func limit(_ index: Int) -> Series { Series(samples.map { $0.limits[index] }) }

  /// The figure divided by the limit, run by run: a disturbance affects both.
  func ratio(_ index: Int) -> Series { Series(samples.map { $0.figure / $0.limits[index] }) }

  /// Whether the figure reaches its goal; `nil` when it has none.
  var isReached: Bool? {
    benchmark.goal.map { failure == nil && $0.isReached(by: figure.median) }
  }

  /// Whether the figure is as near to the limit with this index as it should be.
  func isReached(beside index: Int) -> Bool? {
    benchmark.limits[index].goal.map { failure == nil && $0.isReached(by: ratio(index).median) }
  }

  /// For each goal, whether it is reached.
  var reached: [Bool] {
    [isReached].compactMap { $0 }
      + benchmark.limits.indices.compactMap { isReached(beside: $0) }
  }
}

extension Benchmark {
  /// Measures as often as it is told, and calls `report` before each run.
  ///
  /// The files of a run are removed after it.
  func run(on bench: Workbench, report: (_ run: Int, _ of: Int) -> Void) async -> Outcome {
    do {
      var samples: [Sample] = []
      let runs = bench.size == .full ? runs : 1
      for run in 1...runs {
        report(run, runs)
        defer { bench.tidy() }
        let sample = try await sample(on: bench)
        guard sample.isMeasured else { throw WrongResult("\(sample) is not a valid figure") }
        samples.append(sample)
      }
      return Outcome(benchmark: self, kind: .measured(samples))
    } catch let unfinished as Unfinished {
      return Outcome(benchmark: self, kind: .failed("waits for exercise \(unfinished.exercise)"))
    } catch {
      return Outcome(benchmark: self, kind: .failed("\(error)"))
    }
  }

  /// Measures once, on the threads on which the tasks of a server run.
  ///
  /// The program begins on the main thread. From there, each call of an actor is a change of threads.
  @concurrent private func sample(on bench: Workbench) async throws -> Sample {
    try await measure(bench)
  }
}
