import BankServer
import EventSourcing
import Events
import Persistence

extension Benchmark {
  static let snapshots = Benchmark(
    name: "snapshots", title: "load of 1,000,000 events: a snapshot and the last 50",
    unit: .microseconds, limits: [Limit("100 events, without a snapshot", .atMost(2))]
  ) { bench in
    let count = bench.count(1_000_000)
    let path = bench.newPath()
    try await bench.logs.copy(of: count, accounts: 1, at: path)
    let store = try SQLiteEventStore(path: path, codec: .bank)
    let loader = SnapshotLoader(
      store: store, snapshots: try Snapshots(path: path), threshold: .standard)
    let stream = Account.stream(of: 1)
    // The one that takes the snapshot.
    _ = try await loader.load(Account.self, from: stream)
    for deposit in Material.deposits(50, into: 1, from: count) { try await store.append(deposit) }
    let times = bench.count(1_000)
    let limit = try await costOfLoad(
      from: try await bench.logs.store(of: bench.count(10_000)),
      events: min(bench.count(10_000), PreparedLogs.perAccount), times: times)
    let balance = Money(cents: Material.amount.cents * (count + 50))
    let figure = try await cost(of: times) { _ in
      let loaded = try await loader.load(Account.self, from: stream)
      try expect(loaded.state.balance, balance)
      // The event that the snapshot names, and what came after it.
      try expect(loaded.eventsRead, 51)
    }
    return Sample(figure, beside: limit)
  }
}
