import APISupport
import EventSourcing
import Events
import HTTPServer
import InMemoryStoreSolution
import ReadModels
import TestStores
import Testing

@testable import API

@Suite("Given: Readiness")
struct ReadinessTests {
  private let models = ["accounts", "users", "statements", "totals", "feed"]

  @Test("It is ready when all models are at the end of the log")
  func ready() async throws {
    let bank = Counter(waitingOn: StoppedClock())
    try await deposit(Money(cents: 7_00), into: 1, in: bank)
    try await bank.reads.catchUp()
    let reply = try await ready(bank)
    #expect(reply.status == 200 && reply["status"] == .string("ready"))
    #expect(reply["position"] == .integer(2))
    #expect(reply["read_models"] == .array(models.map { model($0, at: 2, "ready") }))
  }

  @Test("A bank with a model that is behind is not ready, but alive")
  func behind() async throws {
    let bank = Counter(waitingOn: ImmediateClock())
    try await deposit(Money(cents: 7_00), into: 1, in: bank)
    try await bank.reads.catchUp()
    try await deposit(Money(cents: 8_00), into: 2, in: bank)
    for projection in bank.reads.all where projection.name != "users" {
      try await projection.rebuild(from: bank.store)
    }
    let reply = try await ready(bank)
    #expect(reply.status == 503 && reply["status"] == .string("not ready"))
    #expect(reply.headers[.retryAfter] == "1" && reply["position"] == .integer(4))
    #expect(
      reply["read_models"]
        == .array(
          models.map { $0 == "users" ? model($0, at: 2, "behind") : model($0, at: 4, "ready") }))
    let health = try await bank.controller.health(Call(.get("/health")))
    #expect(health.status == .ok)
  }

  @Test("It waits for a model that is catching up")
  func onItsWay() async throws {
    let clock = StoppedClock()
    let bank = Counter(waitingOn: clock)
    try await deposit(Money(cents: 7_00), into: 1, in: bank)
    let asking = Task { try await ready(bank) }
    await clock.hasBegun()
    try await bank.reads.catchUp()
    #expect(try await asking.value.status == 200)
    #expect(clock.waits.allSatisfy { $0 == .milliseconds(500) })
  }

  @Test("A model that can't apply an event is reported, with its position and the reason")
  func stopped() async throws {
    let bank = Counter()
    try await deposit(Money(cents: .max), into: 1, in: bank)
    try await deposit(Money(cents: 1), into: 2, in: bank)
    let reply = try await bank.open { bank in
      for projection in bank.reads.all {
        try? await projection.wait(
          until: GlobalPosition(rawValue: 4), within: .seconds(5), clock: ContinuousClock())
      }
      return try await ready(bank)
    }
    let trouble = """
      the read model 'totals' stopped at position 4, MoneyDeposited of account-2: the amount is \
      greater than this bank can count
      """
    #expect(reply.status == 503)
    #expect(
      reply["read_models"]
        == .array(
          models.map {
            $0 == "totals" ? model($0, at: 3, "stopped", trouble) : model($0, at: 4, "ready")
          }))
  }

  @Test("If the log can't be read, it is not ready")
  func unreadable() async throws {
    let bank = Counter(store: FailingStore(StoreTrouble()))
    let reply = try await ready(bank)
    #expect(reply.status == 503 && reply["position"] == .null)
  }

  @Test("After temporary errors of the log, all models reach its end")
  func goesOn() async throws {
    let log = FlakyLog(InMemoryEventStore(), failures: 3)
    let bank = Counter(store: log)
    try await deposit(Money(cents: 7_00), into: 1, in: bank)
    let following = Task { await bank.reads.follow(backOff: BackOff(clock: ImmediateClock())) }
    defer { following.cancel() }
    for projection in bank.reads.all {
      try await projection.wait(
        until: GlobalPosition(rawValue: 2), within: .seconds(5), clock: ContinuousClock())
    }
    #expect(try await ready(bank).status == 200)
  }

  private func ready(_ bank: Counter) async throws -> Reply {
    Reply(try await bank.controller.ready(Call(.get("/ready"))))
  }

  private func deposit(_ amount: Money, into id: AccountID, in bank: Counter) async throws {
    try await bank.record(
      [
        Account.Event.opened(accountID: id), Account.Event.deposited(accountID: id, amount: amount),
      ],
      in: Account.stream(of: id))
  }

  private func model(
    _ name: String, at position: Int, _ status: String, _ trouble: String? = nil
  ) -> JSONValue {
    .object([
      "name": .string(name), "position": .integer(position), "status": .string(status),
      "trouble": trouble.map { .string($0) } ?? .null,
    ])
  }
}
