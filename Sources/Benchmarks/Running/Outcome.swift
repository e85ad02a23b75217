import EventSourcing

/// What came of a benchmark.
struct Outcome: Sendable {
  enum Kind: Sendable {
    case measured([Sample])
    /// It could not be measured, and why.
    case failed(String)
  }

  let benchmark: Benchmark
  let kind: Kind

  /// The figure in each of the runs; `nil` when there were none.
  var figure: Series? {
    guard case .measured(let samples) = kind else { return nil }
    return Series(samples.map(\.figure))
  }

  /// The limit with this index, in each of the runs.
  func limit(_ index: Int) -> Series? {
    guard case .measured(let samples) = kind else { return nil }
    return Series(samples.map { $0.limits[index] })
  }

  /// The figure divided by the limit, run by run: what disturbs one disturbs the other as well.
  func ratio(_ index: Int) -> Series? {
    guard case .measured(let samples) = kind else { return nil }
    return Series(samples.map { $0.figure / $0.limits[index] })
  }

  /// Whether all goals are reached.
  var isReached: Bool {
    guard let figure else { return false }
    let ratios = benchmark.limits.enumerated().allSatisfy { index, limit in
      guard let goal = limit.goal, let ratio = ratio(index) else { return true }
      return goal.isReached(by: ratio.median)
    }
    return ratios && benchmark.goal?.isReached(by: figure.median) ?? true
  }
}

extension Benchmark {
  /// Measures `runs` times, and calls `report` before each of them.
  func run(
    _ runs: Int, on bench: Workbench, report: (_ run: Int) -> Void
  ) async -> Outcome {
    do {
      var samples: [Sample] = []
      for run in 1...runs {
        report(run)
        samples.append(try await measure(bench))
      }
      return Outcome(benchmark: self, kind: .measured(samples))
    } catch let unfinished as Unfinished {
      return Outcome(benchmark: self, kind: .failed("waits for exercise \(unfinished.exercise)"))
    } catch {
      return Outcome(benchmark: self, kind: .failed("\(error)"))
    }
  }
}
