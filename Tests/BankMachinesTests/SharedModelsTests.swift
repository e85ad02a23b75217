import API
import BankStories
import EventSourcing
import Events
import ExerciseSupport
import InMemoryStore
import ManyMachines
import Persistence
import Postgres
import ReadModels
import TestStores
import Testing

@testable import BankMachines

@Suite("Read models that several banks share", .endToEnd, .serialized, .timeLimit(.minutes(5)))
struct SharedModelsTests {
  private let bench: ModelsBench

  init() async throws { bench = try await ModelsBench() }

  private func append(
    _ events: some Collection<RecordedEvent>, to log: any EventStore
  ) async throws {
    for event in events {
      let new = NewEvent(id: event.id, event: event.event)
      try await log.append([new], to: event.stream, expecting: .any)
    }
  }

  /// Lets `models` follow `log` until the task is cancelled.
  private func follow(_ models: PostgresBankModels, _ log: any EventStore) -> Task<Void, Never> {
    Task { await models.follow(log, backOff: BackOff(base: .milliseconds(1))) { _ in } }
  }

  @Test("Of two banks, one reads the log, and both answer")
  func twoBanks() async throws {
    let log = InMemoryEventStore()
    let (one, two) = (CountingStore(log), CountingStore(log))
    let (first, second) = (bench.models(leaseDuration: .seconds(60)), bench.models())
    let keeping = follow(first, one)
    try await append(Story.events().prefix(1), to: log)
    try await wait(for: first, until: 1)
    let reading = follow(second, two)
    try await append(Story.events().dropFirst(), to: log)
    try await wait(for: second, until: 18)
    let expected = try await answersInMemory(log)
    #expect(try await answers(of: first) == expected)
    #expect(try await answers(of: second) == expected)
    #expect(one.eventsRead >= 18)
    #expect(two.eventsRead == 0)
    for task in [keeping, reading] { task.cancel() }
    await first.close()
    await second.close()
  }

  @Test("A bank that ends gives the lease back, and another one goes on at the checkpoints")
  func givesBack() async throws {
    let log = InMemoryEventStore()
    let (one, two) = (CountingStore(log), CountingStore(log))
    let (first, second) = (bench.models(leaseDuration: .seconds(3_600)), bench.models())
    let keeping = follow(first, one)
    try await append(Story.events().prefix(10), to: log)
    try await wait(for: first, until: 10)
    let reading = follow(second, two)
    try await wait(for: second, until: 10)
    #expect(two.eventsRead == 0)
    keeping.cancel()
    await first.close()
    try await append(Story.events().dropFirst(10), to: log)
    try await wait(for: second, until: 18)
    #expect(try await answers(of: second) == answersInMemory(log))
    reading.cancel()
    await second.close()
  }

  @Test("When a keeper has died, another bank goes on after the end of its lease")
  func dies() async throws {
    let log = GivenLog(Array(Story.events().prefix(7)))
    let keeper = try await bench.keeper("the first one")
    #expect(try await keeper.step(log) == .kept)
    try await bench.run(
      "UPDATE leases SET expires_at = clock_timestamp() + interval '200 milliseconds'")
    log.add(Array(Story.events().dropFirst(7)))
    let second = bench.models()
    let following = follow(second, log)
    try await wait(for: second, until: 35)
    #expect(try await answers(of: second) == answersInMemory(log))
    following.cancel()
    await second.close()
  }

  @Test("A keeper that wakes up after its lease was taken moves nothing")
  func sleeps() async throws {
    let events = Story.events()
    let log = GivenLog(Array(events.prefix(9)))
    let (sleeper, successor) = (try await bench.keeper("one"), try await bench.keeper("two"))
    #expect(try await sleeper.step(log) == .kept)
    #expect(try await successor.step(log) == .waiting)
    try await bench.endLease()
    #expect(try await successor.step(log) == .kept)
    log.add(Array(events.dropFirst(9)))
    // It believes that it has the lease, reads the page, and is refused.
    #expect(try await sleeper.step(log) == .waiting)
    #expect(try await bench.checkpoints() == [17, 17, 17, 17, 17, 17])
    #expect(try await bench.run("SELECT count(*) FROM read_feed")[0].integer(0) == 8)
    #expect(try await successor.step(log) == .kept)
    #expect(try await bench.checkpoints() == [35, 35, 35, 35, 35, 35])
    let reader = bench.models()
    try await reader.open(for: log)
    #expect(try await answers(of: reader) == answersInMemory(log))
    await reader.close()
  }

  @Test("A keeper whose lease has ended, and was not taken, goes on with a new token")
  func renews() async throws {
    let events = Story.events()
    let log = GivenLog(Array(events.prefix(4)))
    let models = bench.models(leaseDuration: .milliseconds(30))
    let following = follow(models, log)
    try await wait(for: models, until: 7)
    try await bench.endLease()
    log.add(Array(events.dropFirst(4)))
    try await wait(for: models, until: 35)
    #expect(try await answers(of: models) == answersInMemory(log))
    following.cancel()
    await models.close()
  }

  @Test("After its sessions were cut, a bank goes on, and each event counts once")
  func reconnects() async throws {
    let log = InMemoryEventStore()
    let models = bench.models()
    let following = follow(models, log)
    for (place, event) in Story.events().enumerated() {
      try await append([event], to: log)
      if place % 3 == 0 { try await bench.cutSessions() }
      try await wait(for: models, until: place + 1)
    }
    #expect(try await answers(of: models) == answersInMemory(log))
    following.cancel()
    await models.close()
  }

  @Test("A write can be read at another bank when settling has returned")
  func settles() async throws {
    let log = InMemoryEventStore()
    let first = bench.models()
    let reads = ReadSide(store: log, models: bench.models(), patience: .seconds(60))
    let keeping = follow(first, log)
    await reads.open()
    let following = Task { await reads.follow() }
    for event in Story.events().prefix(4) {
      let new = NewEvent(id: event.id, event: event.event)
      let position = try await log.append([new], to: event.stream, expecting: .any).position
      await reads.settle(at: position)
      #expect(reads.all.allSatisfy { $0.position == position })
    }
    let account = try await reads.queries.account(1, atLeast: .start).value
    #expect(account.balance == Money(cents: 90_00))
    for task in [keeping, following] { task.cancel() }
    await keeping.value
    await following.value
    await first.close()
  }

  @Test("Banks that start at the same time make the tables once, and one of them applies the log")
  func startTogether() async throws {
    let log = GivenLog(Story.events())
    let banks = (1...5).map { _ in bench.models() }
    try await withThrowingTaskGroup { group in
      for bank in banks { group.addTask { try await bank.catchUp(with: log) } }
      try await group.waitForAll()
    }
    let expected = try await answersInMemory(log)
    for bank in banks {
      try await bank.catchUp(with: log)
      #expect(try await answers(of: bank) == expected)
      await bank.close()
    }
  }

  @Test("A damaged event that is fixed lets the models go on, without a new start")
  func isFixed() async throws {
    let log = DamagedLog(GivenLog(Story.events()))
    let models = bench.models(leaseDuration: .milliseconds(30))
    let following = follow(models, log)
    try await #require(models["users"]).wait(
      until: GlobalPosition(rawValue: 35), within: .seconds(60), clock: ContinuousClock())
    await #expect(throws: DamagedEvent.self) { try await wait(for: models, until: 35) }
    log.fix()
    while (try? await wait(for: models, until: 35)) == nil { await Task.yield() }
    #expect(try await answers(of: models) == answersInMemory(log))
    following.cancel()
    await models.close()
  }

  @Test("After a failover, a query waits again for what the new primary doesn't show yet")
  func goesBack() async throws {
    let model = PostgresModel(ReadAccounts.self)
    model.note(GlobalPosition(rawValue: 40))
    let (waits, wait) = AsyncStream<Void>.makeStream()
    model.progress.whenAwaited { wait.yield() }
    let waiting = Task {
      try await model.wait(until: GlobalPosition(rawValue: 50), within: .seconds(60))
    }
    _ = await waits.first { _ in true }
    model.note(GlobalPosition(rawValue: 30))
    // It doesn't wait for a position that may never come.
    await #expect(throws: ReadModelBehind.self) { try await waiting.value }
    #expect(model.position == GlobalPosition(rawValue: 30))
    await #expect(throws: ReadModelBehind.self) {
      try await model.wait(until: GlobalPosition(rawValue: 35), within: .zero)
    }
    model.note(GlobalPosition(rawValue: 36))
    try await model.wait(until: GlobalPosition(rawValue: 35), within: .zero)
  }
}
