import Events
import HTTPServer

extension Benchmark {
  static let httpReads = [1, 16, 64].map(httpRead)

  /// How many requests for one account are answered, over so many connections.
  private static func httpRead(connections: Int) -> Benchmark {
    let number = connections == 1 ? "1 connection" : "\(connections) connections"
    return Benchmark(
      name: "http-get-\(connections)", title: "GET /accounts/1 of the served bank, \(number)",
      unit: .requestsPerSecond, limits: [Limit("the same bytes, from memory", .atLeast(0.6))]
    ) { bench in
      let wrk = try Wrk()
      let path = try await bench.copyOfBank()
      let target = "/accounts/1"
      let fixed = try await HTTPResponse(of: try await bench.bank(), to: target)
      let measure = { (address: String) in
        try await wrk.run(
          address + target, connections: connections, seconds: bench.seconds
        ).requestsPerSecond
      }
      let limit = try await FixedServer.with(fixed) { try await measure($0) }
      let figure = try await BankProcess.with(path) { try await measure($0.address) }
      return Sample(figure, beside: limit)
    }
  }

  static let httpFixed = Benchmark(
    name: "http-fixed", title: "the server without the bank, 64 connections",
    unit: .requestsPerSecond, goal: .atLeast(60_000)
  ) { bench in
    let wrk = try Wrk()
    let count = try await FixedServer.with(HTTPResponse(.ok, text: "hello")) {
      try await wrk.run($0, connections: 64, seconds: bench.seconds)
    }
    return Sample(count.requestsPerSecond)
  }

  static let httpDeposit = Benchmark(
    name: "http-deposit", title: "POST /deposit/, 64 connections, 1,000 accounts, synced",
    unit: .requestsPerSecond, limits: [Limit("SQLite append, 64 tasks", .atLeast(0.4))]
  ) { bench in
    let wrk = try Wrk()
    let limit = try await rateOfAppendsByTasks(on: bench)
    let script = try bench.depositScript(accounts: Material.accountCount)
    let count = try await BankProcess.with(bench.newPath()) {
      try await wrk.run(
        $0.address, connections: 64, seconds: bench.seconds, script: script)
    }
    return Sample(count.requestsPerSecond, beside: limit)
  }

  /// One account that everybody pays into must not be much slower than a thousand.
  static let httpBusyAccount = Benchmark(
    name: "http-busy", title: "POST /deposit/, 64 connections, one account, synced",
    unit: .requestsPerSecond, limits: [Limit("1,000 accounts of 50 events", .atLeast(0.5))]
  ) { bench in
    let wrk = try Wrk()
    let accounts = bench.count(Material.accountCount)
    let deposit = { (accounts: Int, path: String) in
      let script = try bench.depositScript(accounts: accounts)
      return try await BankProcess.with(path) {
        try await wrk.run(
          $0.address, connections: 64, seconds: bench.seconds, script: script
        ).requestsPerSecond
      }
    }
    let path = bench.newPath()
    try await bench.logs.copy(of: accounts * 50, accounts: accounts, at: path)
    let limit = try await deposit(accounts, path)
    return Sample(try await deposit(1, bench.newPath()), beside: limit)
  }

  /// A key costs a record and its response, but no further wait for the disk.
  static let httpKey = Benchmark(
    name: "http-key", title: "POST /deposit/ with keys, 64 connections, synced",
    unit: .requestsPerSecond, limits: [Limit("without a key", .atLeast(0.6))]
  ) { bench in
    let wrk = try Wrk()
    let deposit = { (withKey: Bool) in
      let script = try bench.depositScript(accounts: Material.accountCount, withKey: withKey)
      return try await BankProcess.with(bench.newPath()) {
        try await wrk.run(
          $0.address, connections: 64, seconds: bench.seconds, script: script
        ).requestsPerSecond
      }
    }
    let limit = try await deposit(false)
    return Sample(try await deposit(true), beside: limit)
  }

  static let httpMemory = Benchmark(
    name: "http-memory", title: "memory of the served bank after a million GETs",
    unit: .megabytes, runs: 1, limits: [Limit("after the first ten thousand", .atMost(1.2))]
  ) { bench in
    let wrk = try Wrk()
    let script = try bench.readScript()
    return try await BankProcess.with(try await bench.copyOfBank()) { bank in
      var count = 0
      let ask = { (wanted: Int) in
        // At least once, so that the bank was used.
        repeat {
          count += try await wrk.run(
            bank.address, connections: 16, seconds: bench.seconds, script: script
          ).requests
        } while count < wanted
      }
      try await ask(bench.count(10_000))
      let limit = try bank.memory
      try await ask(bench.count(1_000_000))
      return Sample(try bank.memory, beside: limit)
    }
  }
}
