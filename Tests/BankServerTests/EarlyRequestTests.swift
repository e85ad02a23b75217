import API
import APISupport
import CommandHandlers
import EventSourcing
import Events
import Foundation
import HTTPServer
import InMemoryStore
import ReadModels
import Synchronization
import TestStores
import Testing

@Suite("Given: Requests before the read models are ready")
struct EarlyRequestTests {
  @Test(
    "A query is told to retry, and never gets data older than the start",
    arguments: [
      "/accounts/", "/accounts/1", "/accounts/1/events", "/users/", "/users/1", "/events/",
      "/events/stream",
    ])
  func comesAgain(path: String) async throws {
    let bank = Bank(patience: .seconds(7), waitingOn: ImmediateClock())
    try await bank.prepare()
    await bank.reads.open()
    let reply = await bank.ask(.get(path))
    #expect(reply.status == 503 && reply["type"] == .string("/docs#read-model-behind"))
    #expect(reply.headers[.retryAfter] == "1")
    #expect(await bank.ask(.get("/health")).status == 200)
    #expect(await bank.ask(.get("/ready")).status == 503)
  }

  @Test("A query waits for its model only")
  func waits() async throws {
    let clock = StoppedClock()
    let bank = Bank(waitingOn: clock)
    try await bank.prepare(1, with: Money(cents: 12_34))
    await bank.reads.open()
    let asking = Task { await bank.ask(.get("/accounts/1")) }
    await clock.hasBegun()
    try await bank.models.accounts.rebuild(from: bank.store)
    #expect(await asking.value["balance"] == .decimal(Decimal(1234) / 100))
  }

  @Test("A model that was ready answers although it is behind again")
  func isBehind() async throws {
    let bank = Bank(waitingOn: StoppedClock())
    try await bank.prepare(1, with: Money(cents: 12_34))
    await bank.reads.open()
    try await bank.reads.catchUp()
    try await bank.prepare(2)
    #expect(await bank.ask(.get("/accounts/1")).status == 200)
    #expect(await bank.ask(.get("/accounts/2")).status == 404)
  }

  @Test("A command needs no read model")
  func command() async throws {
    let bank = Bank(waitingOn: ImmediateClock())
    try await bank.prepare()
    await bank.reads.open()
    let reply = await bank.ask(.post("/deposit/", #"{"account_id": 1, "amount": 3}"#))
    #expect(reply.status == 201 && reply["version"] == .integer(3))
    #expect(reply["balance"] == .integer(103))
  }

  @Test(
    "A new user gets the next number, and few of the others are checked", arguments: [1, 300])
  func registration(users: Int) async throws {
    let counting = CountingStore(InMemoryEventStore())
    let bank = Bank(store: counting, waitingOn: ImmediateClock())
    for id in (1...users).map({ UserID(rawValue: $0) }) {
      let email = try EmailAddress(parsing: "user\(id)@example.com")
      try await bank.record(
        [User.Event.created(userID: id, firstName: "A", lastName: "B", email: email)],
        in: User.stream(of: id))
    }
    await bank.reads.open()
    let before = counting.eventsRead
    let reply = await bank.ask(
      .post("/users/", #"{"first_name": "C", "last_name": "D", "email": "new@example.com"}"#))
    #expect(reply.status == 201 && reply.headers[.location] == "/users/\(users + 1)")
    #expect(counting.eventsRead - before < 30)
  }

  @Test("A stopped model is an error of the bank, and the others answer")
  func stopped() async throws {
    let bank = Bank(waitingOn: StoppedClock())
    try await bank.prepare()
    await bank.reads.open()
    try await bank.models.accounts.rebuild(from: bank.store)
    let event = try #require(try await bank.store.readAll(after: .start, limit: 1).first)
    bank.models.statements.stop(
      because: PoisonousEvent(model: "statements", event: event, reason: StoreTrouble()))
    #expect(await bank.ask(.get("/accounts/1/events")).status == 500)
    #expect(await bank.ask(.get("/accounts/1")).status == 200)
  }

  @Test("If the log could not be read at the start, the next query reads its end")
  func looksAgain() async throws {
    let isBroken = Mutex(false)
    let log = DelayedStore(InMemoryEventStore()) {
      if isBroken.withLock({ $0 }) { throw StoreTrouble() }
    }
    let bank = Bank(store: log, waitingOn: ImmediateClock())
    try await bank.prepare()
    isBroken.withLock { $0 = true }
    await bank.reads.open()
    #expect(await bank.ask(.get("/accounts/1")).status == 500)
    isBroken.withLock { $0 = false }
    #expect(await bank.ask(.get("/accounts/1")).status == 503)
    try await bank.reads.catchUp()
    #expect(await bank.ask(.get("/accounts/1")).status == 200)
  }
}
