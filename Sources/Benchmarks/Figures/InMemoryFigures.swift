import EventSourcing
import Events
import Foundation
import InMemoryStore
import Synchronization

extension Benchmark {
  static let memoryAppend = Benchmark(
    name: "memory-append", title: "in-memory append, one event per append, one task",
    unit: .eventsPerSecond, goal: .atLeast(1_000_000),
    limits: [Limit("the same into an array under a mutex", .atLeast(0.3))]
  ) { bench in
    let deposits = Material.deposits(bench.count(200_000))
    let log = RawLog()
    let limit = try await rate(of: deposits.count) {
      for deposit in deposits {
        await log.append([deposit.event], to: deposit.stream, version: deposit.versionBefore + 1)
      }
    }
    try expect(log.count, deposits.count)
    let figure = try await rateOfAppends(deposits, tasks: 1)
    return Sample(figure, beside: limit)
  }

  static let memoryTasks = Benchmark(
    name: "memory-tasks", title: "in-memory append, 8 tasks, 1,000 streams",
    unit: .eventsPerSecond, limits: [Limit("one task", .atLeast(0.8))]
  ) { bench in
    let deposits = Material.deposits(bench.count(200_000))
    let limit = try await rateOfAppends(deposits, tasks: 1)
    return Sample(try await rateOfAppends(deposits, tasks: 8), beside: limit)
  }

  static let memoryReplay = Benchmark(
    name: "memory-replay", title: "in-memory replay of a stream into an account",
    unit: .eventsPerSecond, limits: [Limit("folding an array of the same events", .atLeast(0.5))]
  ) { bench in
    let deposits = Material.deposits(bench.count(10_000), into: 1)
    let rounds = bench.count(50)
    let store = InMemoryEventStore()
    for deposit in deposits { try await store.append(deposit) }
    let stream = Account.stream(of: 1)
    let balance = Money(cents: Material.amount.cents * deposits.count)
    let events = try await store.read(stream)
    let limit = try await rate(of: events.count * rounds) {
      for _ in 0..<rounds { try expect(Account.replay(events).balance, balance) }
    }
    let figure = try await rate(of: events.count * rounds) {
      for _ in 0..<rounds {
        try expect(Account.replay(try await store.read(stream)).balance, balance)
      }
    }
    return Sample(figure, beside: limit)
  }

  /// How many deposits a second `tasks` append to a new store, each to separate accounts.
  private static func rateOfAppends(_ deposits: [Deposit], tasks: Int) async throws -> Double {
    let store = InMemoryEventStore()
    let figure = try await rateOfAppends(deposits, tasks: tasks, to: store)
    try expect(try await store.eventCount(), deposits.count)
    return figure
  }
}

/// The least that a log in memory is: nothing is checked, and nothing can be found again.
private final class RawLog: Sendable {
  private let events = Mutex<[RecordedEvent]>([])

  var count: Int { events.withLock { $0.count } }

  func append(_ new: [NewEvent], to stream: StreamID, version: Int) async {
    events.withLock { events in
      let time = Date()
      for event in new {
        events.append(
          RecordedEvent(
            position: GlobalPosition(rawValue: events.count + 1), stream: stream, version: version,
            id: event.id, recordedAt: time, metadata: event.metadata, event: event.event))
      }
    }
  }
}
