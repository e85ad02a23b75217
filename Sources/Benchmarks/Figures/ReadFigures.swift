import BankServer
import EventSourcing
import Events
import Foundation
import Persistence
import ReadModels

extension Benchmark {
  static let sqliteReplay = Benchmark(
    name: "sqlite-replay", title: "SQLite replay of a stream of 10,000 events to state",
    unit: .eventsPerSecond, goal: .atLeast(250_000),
    limits: [Limit("decoding the same payloads, one call each", .atLeast(0.8))]
  ) { bench in
    let count = bench.count(10_000)
    let store = try await bench.logs.store(of: count, accounts: 1)
    let payloads = try await store.payloads(count)
    let rounds = bench.count(20)
    let limit = try await rate(of: count * rounds) {
      for _ in 0..<rounds { try decodeAll(payloads) }
    }
    let balance = Money(cents: Material.amount.cents * count)
    let figure = try await rate(of: count * rounds) {
      for _ in 0..<rounds {
        let history = try await store.read(Account.stream(of: 1))
        try expect(Account.replay(history).balance, balance)
      }
    }
    return Sample(figure, beside: limit)
  }

  static let sqliteLog = Benchmark(
    name: "sqlite-log", title: "SQLite read of a log of 1,000,000 events, undecoded",
    unit: .eventsPerSecond,
    limits: [Limit("stepping over the same rows through the C interface", .atLeast(0.3))]
  ) { bench in
    let count = bench.count(1_000_000)
    let store = try await bench.logs.store(of: count)
    let database = try RawDatabase(path: try await bench.logs.path(of: count))
    let limit = try await rate(of: count) { try expect(try database.scan(), count) }
    let figure = try await rate(of: count) { try await readInConstantMemory(store, count) }
    return Sample(figure, beside: limit)
  }

  static let rebuild = Benchmark(
    name: "rebuild", title: "rebuild of a read model over 1,000,000 events",
    unit: .eventsPerSecond,
    limits: [Limit("decoding the same payloads, one call each", .atLeast(0.7))]
  ) { bench in
    let count = bench.count(1_000_000)
    let store = try await bench.logs.store(of: count)
    let payloads = try await store.payloads(bench.count(200_000))
    let limit = try await rate(of: payloads.count) { try decodeAll(payloads) }
    let projection = Projection<AccountList>()
    let figure = try await rate(of: count) { try await projection.rebuild(from: store) }
    let rows = try await projection.read { $0.model.rows(limit: .max) }
    try expect(rows.reduce(0) { $0 + $1.version }, count)
    return Sample(figure, beside: limit)
  }

  /// Reads the log page by page, and sees to it that no page stays in memory.
  private static func readInConstantMemory(_ store: SQLiteEventStore, _ count: Int) async throws {
    let (pageSize, looks) = (1_000, 5)
    var (pages, position) = (0, GlobalPosition.start)
    var memory: MemoryWatch?
    while let last = try await store.readAllUndecoded(after: position, limit: pageSize).last {
      (pages, position) = (pages + 1, last.position)
      if memory == nil { memory = try MemoryWatch() }
      if pages.isMultiple(of: max(count / pageSize / looks, 1)) { try memory?.look(limit: 32) }
    }
    try expect(pages, (count + pageSize - 1) / pageSize)
  }

  static func decodeAll(_ payloads: [EventCodec.Stored]) throws {
    var cents = 0
    for payload in payloads {
      if case .deposited(_, let amount) = try EventCodec.bank.decode(payload) as? Account.Event {
        cents += amount.cents
      }
    }
    try expect(cents, payloads.count * Material.amount.cents)
  }
}

extension SQLiteEventStore {
  /// The first `count` payloads of the log.
  fileprivate func payloads(_ count: Int) async throws -> [EventCodec.Stored] {
    try await readAllUndecoded(after: .start, limit: count).map(\.stored)
  }
}
