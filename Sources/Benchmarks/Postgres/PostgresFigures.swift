import BankServer
import EventSourcing
import Events
import Foundation
import ManyMachines
import Persistence

extension Benchmark {
  static let postgresFigures = [
    postgresAppend, postgresTasks, postgresProcesses, postgresPages, postgresFollower,
    postgresBanks,
  ]

  private static let postgresAppend = Benchmark(
    name: "postgres-append", title: "PostgreSQL append, one task, synced",
    unit: .eventsPerSecond, limits: [Limit("pgbench with the same statements", .atLeast(0.9))]
  ) { bench in
    try await PostgresBench.with { postgres in
      let store = try await postgres.store()
      let limit = try await Pgbench(postgres).run(
        try bench.appendScript(), connections: 1, count: bench.count(10_000))
      let deposits = Material.deposits(bench.count(10_000))
      let figure = try await rateOfAppends(deposits, tasks: 1, to: store)
      await store.close()
      return Sample(figure, beside: limit)
    }
  }

  private static let postgresTasks = Benchmark(
    name: "postgres-tasks", title: "PostgreSQL append, 64 tasks, one event each, synced",
    unit: .eventsPerSecond, limits: limitsOfPgbench(.atLeast(1.5))
  ) { bench in
    try await PostgresBench.with { postgres in
      let store = try await postgres.store()
      let limits = try await limitsOfPgbench(postgres, bench)
      let deposits = Material.deposits(bench.count(100_000))
      let figure = try await rateOfAppends(deposits, tasks: 64, to: store)
      await store.close()
      return Sample(figure, beside: limits)
    }
  }

  private static let postgresProcesses = Benchmark(
    name: "postgres-processes", title: "the same from four processes",
    unit: .eventsPerSecond, limits: limitsOfPgbench(.atLeast(1))
  ) { bench in
    try await PostgresBench.with { postgres in
      let store = try await postgres.store()
      let limits = try await limitsOfPgbench(postgres, bench)
      let (count, before) = (bench.count(100_000), try await store.eventCount())
      let duration = try await AppendProcess.run(appending: count, to: postgres)
      try expect(try await store.eventCount(), before + count)
      await store.close()
      return Sample(Double(count) / duration.seconds, beside: limits)
    }
  }

  private static func limitsOfPgbench(_ goal: Goal) -> [Limit] {
    [
      Limit("pgbench, 16 connections, a plain INSERT", goal),
      Limit("pgbench, 16 connections, the same statements"),
    ]
  }

  private static func limitsOfPgbench(
    _ postgres: PostgresBench, _ bench: Workbench
  ) async throws -> [Double] {
    let pgbench = Pgbench(postgres)
    return [
      try await pgbench.run(
        try bench.insertScript(), connections: 16, count: bench.count(40_000)),
      try await pgbench.run(
        try bench.appendScript(), connections: 16, count: bench.count(10_000)),
    ]
  }

  private static let postgresPages = Benchmark(
    name: "postgres-pages", title: "PostgreSQL pages of 1,000 events, decoded",
    unit: .eventsPerSecond,
    limits: [
      Limit("libpq's binary rows, through the C interface", .atLeast(0.5)),
      Limit("decoding the same payloads, one call each"),
    ]
  ) { bench in
    let count = bench.count(200_000)
    let payloads = try Material.deposits(count).map { try EventCodec.bank.encode($0.event.event) }
    let decoding = try await rate(of: count) { try decodeAll(payloads) }
    return try await PostgresBench.with { postgres in
      let store = try await postgres.store()
      try await postgres.fill(count, accounts: bench.count(Material.accountCount))
      let limit = try await RawPostgres.rateOfPages(at: postgres.address, of: count)
      let figure = try await rate(of: count) { try expect(try await store.eventCount(), count) }
      await store.close()
      return Sample(figure, beside: limit, decoding)
    }
  }

  private static let postgresFollower = Benchmark(
    name: "postgres-follower", title: "from an append to a follower elsewhere, p50",
    unit: .microseconds, goal: .atMost(5_000)
  ) { bench in
    try await PostgresBench.with { postgres in
      let (near, far) = (try await postgres.store(), try await postgres.store())
      let values = try await latencies(of: bench.count(2_000), from: near, to: far)
      await near.close()
      await far.close()
      return Sample(Latencies(values).value(at: 0.5))
    }
  }

  /// How long each of some deposits takes from the call of `append` until the other store's
  /// subscription has it, in microseconds.
  private static func latencies(
    of count: Int, from near: PostgresEventStore, to far: PostgresEventStore
  ) async throws -> [Double] {
    let (arrivals, arrival) = AsyncThrowingStream<(EventID, ContinuousClock.Instant), any Error>
      .makeStream()
    let following = Task {
      do {
        for try await event in far.subscribe(after: .start) { arrival.yield((event.id, .now)) }
      } catch {
        arrival.finish(throwing: error)
      }
    }
    defer { following.cancel() }
    var iterator = arrivals.makeAsyncIterator()
    var values: [Double] = []
    for deposit in Material.deposits(count) {
      let start = ContinuousClock.now
      try await near.append(deposit)
      guard let (id, time) = try await iterator.next() else { throw CancellationError() }
      try expect(id, deposit.event.id)
      values.append((time - start).microseconds)
    }
    return values
  }

  /// Each bank has half of the clients. Both, the server and the clients share this machine's cores.
  private static let postgresBanks = Benchmark(
    name: "postgres-banks", title: "POST /deposit/, 64 connections, two banks on one log",
    unit: .requestsPerSecond, limits: [Limit("one bank", .atLeast(1.2))]
  ) { bench in
    let wrk = try Wrk()
    let accounts = Material.accountCount
    let script = try bench.depositScript(accounts: accounts)
    let deposit = { (banks: String...) in
      // The other clients begin with other accounts.
      let other = try bench.depositScript(accounts: accounts, after: accounts / 2)
      let connections = 64 / banks.count
      return try await withThrowingTaskGroup { group in
        for (bank, script) in zip(banks, [script, other]) {
          group.addTask {
            try await wrk.run(
              bank, connections: connections, seconds: bench.seconds, script: script
            ).requestsPerSecond
          }
        }
        return try await group.reduce(0, +)
      }
    }
    let limit = try await PostgresBench.with { postgres in
      try await BankProcess.with(postgres.address) { try await deposit($0.address) }
    }
    return try await PostgresBench.with { postgres in
      try await BankProcess.with(postgres.address) { one in
        try await BankProcess.with(postgres.address) { other in
          Sample(try await deposit(one.address, other.address), beside: limit)
        }
      }
    }
  }

  static let growthOfPostgres = growth(
    "postgres", "append of one event to PostgreSQL, synced"
  ) { bench, count in
    try await PostgresBench.with { postgres in
      let store = try await postgres.store()
      let accounts = max(count / PreparedLogs.perAccount, 1)
      try await postgres.fill(count, accounts: accounts)
      let version = count / accounts
      let deposits = Material.deposits(bench.count(1_000), into: 1, from: version)
      let cost = try await medianCost(of: deposits.count) { try await store.append(deposits[$0]) }
      await store.close()
      return cost
    }
  }
}
