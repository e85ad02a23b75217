extension Benchmark {
  /// A start reads only the events that its read models have not applied, not the whole log.
  static let httpStart = Benchmark(
    name: "http-start", title: "first response after a start, 1,000,000 events",
    unit: .microseconds, goal: .atMost(1_000_000), runs: 3,
    limits: [Limit("with an empty log", .atMost(3))]
  ) { bench in
    let (long, empty) = (bench.newPath(), bench.newPath())
    try await bench.logs.copy(of: bench.count(1_000_000), at: long)
    // The first start builds the read models, and is killed when they are there.
    for path in [long, empty] {
      try await BankProcess.with(path) { bank in
        while try await bank.status(of: "/ready") != 200 {}
      }
    }
    let limit = try await timeToFirstAnswer(from: empty)
    return Sample(try await timeToFirstAnswer(from: long), beside: limit)
  }

  /// The microseconds from the start of the bank to the answer of a query.
  private static func timeToFirstAnswer(from path: String) async throws -> Double {
    let clock = ContinuousClock()
    let start = clock.now
    return try await BankProcess.with(path) { bank in
      let status = try await bank.status(of: "/accounts/?limit=1")
      try expect(status, 200)
      return (clock.now - start).microseconds
    }
  }
}
