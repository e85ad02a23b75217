import API
import BankServer
import CommandHandlers
import EventSourcing
import Events
import Persistence
import ReadModels

extension Benchmark {
  /// All that is measured in logs of several lengths.
  static let growths: [Benchmark] = [
    growthOfAppend, growthOfCommand, growthOfLoad, growthOfAccount, growthOfStatement,
    growthOfFeedEnd,
    growthOfFeedBeginning, growthOfQueue, growthOfGroups, growthOfPostgres, growthOfReplay,
    growthOfRebuild,
  ]

  private static let growthOfAppend = growth(
    "append", "append of one event, synced"
  ) { bench, count in
    let path = bench.newPath()
    try await bench.logs.copy(of: count, at: path)
    let store = try SQLiteEventStore(path: path, codec: .bank)
    let version = min(count, PreparedLogs.perAccount)
    let deposits = Material.deposits(bench.count(1_000), into: 1, from: version)
    return try await medianCost(of: deposits.count) { try await store.append(deposits[$0]) }
  }

  private static let growthOfCommand = growth(
    "command", "deposit into an account with all events", factor: 1.3
  ) { bench, count in
    let path = bench.newPath()
    try await bench.logs.copy(of: count, accounts: 1, at: path)
    let service = BankService(store: try SQLiteEventStore(path: path, codec: .bank))
    return try await medianCost(of: bench.count(1_000)) { index in
      let id = CommandID(rawValue: "deposit \(index)")
      let result = try await service.deposit(
        Material.amount, into: 1, context: CommandContext(id, hasNewID: true))
      // The prepared log has nothing but deposits, so the first command opens the account.
      try expect(result.version, count + 1 + index + 1)
    }
  }

  private static let growthOfLoad = growth(
    "load", "load of an account of 100 events"
  ) { bench, count in
    let store = try await bench.logs.store(of: count)
    return try await costOfLoad(
      from: store, events: min(count, PreparedLogs.perAccount), times: bench.count(500))
  }

  private static let growthOfAccount = growth("account", "query for one account") { bench, count in
    let models = InMemoryModels()
    let queries = models.queries(patience: .seconds(2), clock: ContinuousClock())
    try await models.accounts.rebuild(from: try await bench.logs.store(of: count))
    return try await cost(of: bench.count(20_000)) { _ in
      try expect(try await queries.account(1, atLeast: .start).value.id, 1)
    }
  }

  private static let growthOfStatement = growth(
    "statement", "query for a page of a statement"
  ) { bench, count in
    let store = try await bench.logs.store(of: count)
    let models = InMemoryModels()
    let queries = models.queries(patience: .seconds(2), clock: ContinuousClock())
    try await models.statements.rebuild(from: store)
    return try await cost(of: bench.count(5_000)) { _ in
      let page = try await queries.statement(of: 1, after: 5, limit: 50, atLeast: .start).value
      try expect(page.rows.first?.version, 6)
    }
  }

  private static let growthOfFeedEnd = growth(
    "feed-end", "the last 50 events of the feed"
  ) { bench, count in
    try await costOfFeed(after: { max($0 - 50, 0) }, bench, count)
  }

  private static let growthOfFeedBeginning = growth(
    "feed-beginning", "the first 50 events of the feed"
  ) { bench, count in try await costOfFeed(after: { _ in 0 }, bench, count) }

  private static let growthOfReplay = growth(
    "replay", "load of an account with all events", factor: nil
  ) { bench, count in
    let store = try await bench.logs.store(of: count, accounts: 1)
    return try await costOfLoad(from: store, events: count, times: max(1, 10_000 / count))
  }

  private static let growthOfRebuild = growth(
    "rebuild", "rebuild of a read model", factor: nil
  ) { bench, count in
    let store = try await bench.logs.store(of: count)
    let projection = Projection<AccountList>()
    return try await cost(of: max(1, 10_000 / count)) { _ in
      try await projection.rebuild(from: store)
    }
  }

  /// How long it takes to load the first account, which has so many events, without a snapshot.
  static func costOfLoad(
    from store: SQLiteEventStore, events: Int, times: Int
  ) async throws -> Double {
    let balance = Money(cents: Material.amount.cents * events)
    return try await cost(of: times) { _ in
      try expect(Account.replay(try await store.read(Account.stream(of: 1))).balance, balance)
    }
  }

  /// How long it takes to read 50 events of the feed, after the one with the number that `start`
  /// makes of the number of all.
  private static func costOfFeed(
    after start: (Int) -> Int, _ bench: Workbench, _ count: Int
  ) async throws -> Double {
    let store = try await bench.logs.store(of: count)
    let feed = Projection<EventFeed>()
    try await feed.rebuild(from: store)
    let reader = FeedReader(store: store, feed: feed)
    return try await cost(of: bench.count(300)) { _ in
      let page = try await reader.page(after: start(count), limit: 50)
      try expect(page.rows.count, min(count, 50))
    }
  }
}
