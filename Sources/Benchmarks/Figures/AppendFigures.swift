import BankServer
import EventSourcing
import Events
import Foundation
import Persistence

extension Benchmark {
  static let sqliteAppend = Benchmark(
    name: "sqlite-append", title: "SQLite append, one event per transaction, synced",
    unit: .eventsPerSecond, limits: [Limit("the same through the C interface", .atLeast(0.85))]
  ) { bench in
    let deposits = Material.deposits(bench.count(10_000))
    let limit = try await rateOfInserts(deposits, inTransactionsOf: 1, on: bench)
    return Sample(try await rateOfAppends(deposits, on: bench), beside: limit)
  }

  static let sqliteBatches = Benchmark(
    name: "sqlite-batches", title: "SQLite append, 100 events per append",
    unit: .eventsPerSecond, limits: [Limit("the same through the C interface", .atLeast(0.5))]
  ) { bench in
    let deposits = Material.deposits(bench.count(200_000), into: 1)
    let limit = try await rateOfInserts(deposits, inTransactionsOf: 100, on: bench)
    let store = try SQLiteEventStore(path: bench.newPath(), codec: .bank)
    let figure = try await rate(of: deposits.count) {
      for start in stride(from: 0, to: deposits.count, by: 100) {
        let batch = deposits[start..<min(start + 100, deposits.count)]
        try await store.append(
          batch.map(\.event), to: Account.stream(of: 1), expecting: .exactly(start))
      }
    }
    try expect(try await store.eventCount(), deposits.count)
    return Sample(figure, beside: limit)
  }

  static let sqliteTasks = Benchmark(
    name: "sqlite-tasks", title: "SQLite append, 64 tasks, one event each, 1,000 streams",
    unit: .eventsPerSecond,
    limits: [
      Limit("one task", .atLeast(6)),
      Limit("100 rows per transaction through the C interface", .atLeast(0.5)),
    ]
  ) { bench in
    let deposits = Material.deposits(bench.count(tasksDepositCount))
    let one = try await rateOfAppends(Array(deposits.prefix(bench.count(10_000))), on: bench)
    let raw = try await rateOfInserts(deposits, inTransactionsOf: 100, on: bench)
    return Sample(try await rateOfAppendsByTasks(on: bench), beside: one, raw)
  }

  private static let tasksDepositCount = 200_000

  /// How many deposits a second 64 tasks append at the same time.
  static func rateOfAppendsByTasks(on bench: Workbench) async throws -> Double {
    try await rateOfAppends(
      Material.deposits(bench.count(tasksDepositCount)), tasks: 64, on: bench)
  }

  /// How many deposits a second `tasks` append to a new store, each to separate accounts.
  static func rateOfAppends(
    _ deposits: [Deposit], tasks: Int = 1, on bench: Workbench
  ) async throws -> Double {
    let store = try SQLiteEventStore(path: bench.newPath(), codec: .bank)
    let figure = try await rateOfAppends(deposits, tasks: tasks, to: store)
    try expect(try await store.eventCount(), deposits.count)
    return figure
  }

  /// How many deposits a second the C interface inserts into a new file.
  private static func rateOfInserts(
    _ deposits: [Deposit], inTransactionsOf size: Int, on bench: Workbench
  ) async throws -> Double {
    let rows = try deposits.map { try RawDatabase.Row($0, by: .bank) }
    let database = try RawDatabase(path: bench.newPath())
    try database.prepare()
    let figure = try await rate(of: rows.count) {
      try database.insert(rows, inTransactionsOf: size)
    }
    try expect(try database.scan(), rows.count)
    return figure
  }
}
