import API
import BankStories
import EventSourcing
import Events
import ExerciseSupport
import ReadModels
import TestStores
import Testing

@testable import BankMachines

@Suite("The read models of the bank in PostgreSQL", .endToEnd, .serialized, .timeLimit(.minutes(5)))
struct PostgresBankModelsTests {
  private let bench: ModelsBench

  init() async throws { bench = try await ModelsBench() }

  @Test(
    "Every query has the same result as in memory, with any page size",
    arguments: [1, 3, .max])
  func answersAlike(longestPage: Int) async throws {
    let log = GivenLog(Story.events(), longestPage: longestPage)
    let models = try await bench.caughtUp(with: log)
    #expect(try await answers(of: models) == answersInMemory(log))
    #expect(models.all.map(\.name) == InMemoryModels().all.map(\.name))
    #expect(models.all.allSatisfy { $0.position == GlobalPosition(rawValue: 35) })
    await models.close()
  }

  @Test("In an empty bank, too")
  func answersAlikeWhenEmpty() async throws {
    let log = GivenLog([])
    let models = try await bench.caughtUp(with: log)
    #expect(try await answers(of: models) == answersInMemory(log))
    await models.close()
  }

  @Test(
    "Random business has the same results as in memory",
    arguments: [(1, 7), (2, 50), (3, .max)])
  func randomBusiness(seed: UInt64, longestPage: Int) async throws {
    let log = GivenLog(RandomBusiness.events(400, seed: seed), longestPage: longestPage)
    let models = try await bench.caughtUp(with: log)
    #expect(try await answers(of: models) == answersInMemory(log))
    await models.close()
  }

  @Test("A second start reads only newer events")
  func readsOn() async throws {
    let events = Story.events()
    let log = GivenLog(Array(events.prefix(9)))
    await (try bench.caughtUp(with: log)).close()
    log.add(Array(events.dropFirst(9)))
    let before = log.requests.count
    let again = try await bench.caughtUp(with: log)
    // What is newer; then the end.
    #expect(log.requests[before...].map(\.position) == [17, 35])
    #expect(try await answers(of: again) == answersInMemory(log))
    await again.close()
  }

  @Test("Before the tables are there, no query is answered")
  func isNotOpen() async throws {
    let models = bench.models()
    let queries = models.queries(patience: .zero, clock: ContinuousClock())
    await #expect(throws: ReadModelBehind.self) { try await queries.account(1, atLeast: .start) }
    await #expect(throws: ReadModelBehind.self) { try await models.lastUserID() }
    try await models.open(for: GivenLog([]))
    #expect(try await models.lastUserID() == nil)
    await models.close()
  }

  @Test("Unfinished transfers are found, oldest first, without reading the log")
  func transfers() async throws {
    let log = GivenLog(Story.events())
    await (try bench.caughtUp(with: log)).close()
    let before = log.requests.count
    let models = bench.models()
    try await models.open(for: log)
    let end = GlobalPosition(rawValue: 35)
    #expect(try await models.unfinishedTransfers(at: end) == ["t-2"])
    #expect(log.requests.count == before)
    await models.close()
  }

  @Test(
    "A model stops before an event that it can't apply, and the others continue",
    arguments: [1, .max])
  func poison(longestPage: Int) async throws {
    let log = GivenLog(Story.tooMuch, longestPage: longestPage)
    for _ in 1...2 {
      let models = try await bench.caughtUp(with: log)
      #expect(
        models.all.map(\.position.rawValue) == [5, 5, 5, 1, 5], "longest page: \(longestPage)")
      let trouble = models["totals"]?.trouble as? PoisonousEvent
      #expect(trouble?.event.position.rawValue == 3 && trouble?.reason is MoneyError)
      let queries = models.queries(patience: .seconds(5), clock: ContinuousClock())
      #expect(try await queries.totals(atLeast: .start).value.deposited == Money(cents: 40))
      #expect(try await queries.account(3, atLeast: .start).value.balance == Money(cents: 6))
      await models.close()
    }
    // A bank that only reads them knows as well.
    let reader = bench.models()
    try await reader.open(for: log)
    #expect((reader["totals"]?.trouble as? PoisonousEvent)?.event.position.rawValue == 3)
    #expect(reader.all.filter { $0.trouble != nil }.count == 1)
    await reader.close()
  }

  @Test(
    "Models that need a damaged event stop before it, the others continue, and all do once it is fixed",
    arguments: [1, .max])
  func damage(longestPage: Int) async throws {
    let log = GivenLog(Story.events(), longestPage: longestPage)
    let end = GlobalPosition(rawValue: 35)
    for _ in 1...2 {
      let models = try await bench.caughtUp(with: DamagedLog(log))
      #expect(models.all.map(\.position.rawValue) == [3, 35, 3, 3, 3])
      let stopped = models.all.filter { $0.trouble is DamagedEvent }.map(\.name)
      #expect(stopped == ["accounts", "statements", "totals", "feed"])
      #expect(try await models.unfinishedTransfers(at: end) == ["t-2"])
      await models.close()
    }
    let reader = bench.models()
    try await reader.open(for: DamagedLog(log))
    #expect(reader.all.filter { $0.trouble is DamagedEvent }.count == 4)
    await reader.close()
    let models = try await bench.caughtUp(with: log)
    #expect(models.all.allSatisfy { $0.trouble == nil && $0.position == end })
    #expect(try await answers(of: models) == answersInMemory(log))
    await models.close()
  }
}
