/// The effect of other clients on one client.
extension Benchmark {
  /// Queries for one account are hardly slower while another one is busy.
  static let httpBeside = Benchmark(
    name: "http-beside", title: "GET, p99, next to 16 writers to a long account",
    unit: .microseconds, limits: [Limit("alone", .atMost(3))]
  ) { bench in
    let wrk = try Wrk()
    let path = bench.newPath()
    try await bench.logs.copy(of: bench.count(200_000), accounts: 2, at: path)
    let script = try bench.depositScript(accounts: 1)
    return try await BankProcess.with(path) { bank in
      while try await bank.status(of: "/ready") != 200 {}
      let address = bank.address
      let look = {
        try await wrk.run(address + "/accounts/2", connections: 1, seconds: bench.seconds).p99
      }
      // The first deposit reads the account's history, which is not measured here.
      _ = try await wrk.run(address, connections: 1, seconds: 1, script: script)
      let limit = try await look()
      async let writers = wrk.run(
        address, connections: 16, seconds: bench.seconds + 1, script: script)
      let figure = try await look()
      _ = try await writers
      return Sample(figure, beside: limit)
    }
  }

  /// Ten deposits a second, which every live stream is told of.
  static let httpStreams = Benchmark(
    name: "http-streams", title: "POST /deposit/, p50, next to 1,000 live streams",
    unit: .microseconds, limits: [Limit("without them", .atMost(1.5))]
  ) { bench in
    let wrk = try Wrk()
    let script = try bench.depositScript(accounts: Material.accountCount, pause: 100)
    return try await BankProcess.with(bench.newPath()) { bank in
      let deposit = {
        try await wrk.run(
          bank.address, connections: 1, seconds: bench.seconds + 2, script: script
        ).p50
      }
      let limit = try await deposit()
      let figure = try await LiveStreams.with(bench.count(1_000), of: bank) { try await deposit() }
      return Sample(figure, beside: limit)
    }
  }

  /// Streams that nothing happens on cost nothing but memory.
  static let httpIdle = Benchmark(
    name: "http-idle", title: "processor time with 1,000 idle live streams",
    unit: .percentOfCore, goal: .atMost(2), runs: 1
  ) { bench in
    try await BankProcess.with(bench.newPath()) { bank in
      try await LiveStreams.with(bench.count(1_000), of: bank) {
        let seconds = bench.seconds * 3
        let before = try bank.processorTime
        try await Task.sleep(for: .seconds(seconds))
        // The system counts in hundredths, so it may be one more than it says.
        return Sample((try bank.processorTime - before + 0.01) / Double(seconds) * 100)
      }
    }
  }
}
