import APISupport
import CommandHandlers
import EventSourcing
import Events
import Foundation
import ReadModels
import TestStores
import Testing

@testable import API

@Suite("Given: Reading your own writes")
struct RecentWritesTests {
  /// A bank whose read models know account 1 with 10.00 and account 2 with 20.00, and then follow the
  /// log no longer.
  private func bank(waitingOn clock: any Clock<Duration>) async throws -> Bank {
    let bank = Bank(patience: .seconds(7), waitingOn: clock)
    try await bank.prepare(1, with: Money(cents: 10_00))
    try await bank.prepare(2, with: Money(cents: 20_00))
    await bank.reads.open()
    try await bank.reads.catchUp()
    return bank
  }

  @Test(
    "A query waits for the writes to the data that it shows", .timeLimit(.minutes(1)),
    arguments: ["/accounts/1", "/accounts/1/events", "/accounts/", "/events/", "/status"])
  func waits(path: String) async throws {
    let clock = StoppedClock()
    let bank = try await bank(waitingOn: clock)
    #expect(await bank.ask(.post("/deposit/", #"{"account_id": 1, "amount": 3}"#)).status == 201)
    let asking = Task { await bank.ask(.get(path)) }
    for _ in bank.reads.all { await clock.hasBegun() }
    #expect(Set(clock.waits) == [.seconds(7)])
    try await bank.reads.catchUp()
    #expect(await asking.value.status == 200)
    #expect(await bank.ask(.get("/accounts/1"))["balance"] == .integer(13))
  }

  @Test("And for no others", .timeLimit(.minutes(1)))
  func waitsForNoOther() async throws {
    let clock = StoppedClock()
    let bank = try await bank(waitingOn: clock)
    #expect(await bank.ask(.post("/deposit/", #"{"account_id": 1, "amount": 3}"#)).status == 201)
    #expect(await bank.ask(.get("/accounts/2"))["balance"] == .integer(20))
    #expect(await bank.ask(.get("/accounts/2/events")).status == 200)
    #expect(clock.waits.isEmpty)
  }

  @Test(
    "A query waits for both accounts of a transfer", .timeLimit(.minutes(1)), arguments: [1, 2])
  func transfer(account: Int) async throws {
    let clock = StoppedClock()
    let bank = try await bank(waitingOn: clock)
    let transfer = #"{"from": 2, "to": 1, "amount": 4}"#
    #expect(await bank.ask(.post("/transfer/", transfer)).status == 201)
    let asking = Task { await bank.ask(.get("/accounts/\(account)")) }
    await clock.hasBegun()
    try await bank.reads.catchUp()
    #expect(await asking.value["balance"] == .integer(account == 1 ? 14 : 16))
  }

  @Test("A query waits for a refund", .timeLimit(.minutes(1)))
  func refusedTransfer() async throws {
    let clock = StoppedClock()
    let bank = try await bank(waitingOn: clock)
    try await bank.record(
      [Account.Event.opened(accountID: 3), .closed(accountID: 3)], in: Account.stream(of: 3))
    let transfer = #"{"from": 2, "to": 3, "amount": 4}"#
    #expect(await bank.ask(.post("/transfer/", transfer)).status == 409)
    let asking = Task { await bank.ask(.get("/accounts/2")) }
    await clock.hasBegun()
    try await bank.reads.catchUp()
    // It was opened and got 20.00; then 4.00 were sent, and came back.
    #expect(await asking.value["version"] == .integer(4))
  }

  @Test(
    "A query waits for the outcome that the transfer's page shows", .timeLimit(.minutes(1)),
    arguments: [1, 2])
  func progress(account: Int) async throws {
    let clock = StoppedClock()
    let bank = try await bank(waitingOn: clock)
    // Another process has carried it out.
    let order = Transfer.Order(id: "t", from: 2, to: 1, amount: Money(cents: 4_00))
    let process = TransferProcess(handler: CommandHandler(store: bank.store))
    try await process.transfer(order, context: CommandContext("t"))
    #expect(await bank.ask(.get("/transfers/t"))["status"] == .string("completed"))
    let asking = Task { await bank.ask(.get("/accounts/\(account)")) }
    await clock.hasBegun()
    try await bank.reads.catchUp()
    #expect(await asking.value["balance"] == .integer(account == 1 ? 14 : 16))
  }

  @Test("After the timeout, a query gets an old result", .timeLimit(.minutes(1)))
  func losesPatience() async throws {
    let bank = try await bank(waitingOn: ImmediateClock())
    #expect(await bank.ask(.post("/deposit/", #"{"account_id": 1, "amount": 3}"#)).status == 201)
    #expect(await bank.ask(.get("/accounts/1"))["balance"] == .integer(10))
  }

  @Test("Writes to many streams take little memory, and none is lost")
  func isBounded() {
    let writes = RecentWrites(limit: 4)
    for number in 1...9 {
      writes.add(
        to: [StreamID(category: "account", id: "\(number)")],
        at: GlobalPosition(rawValue: 10 * number), included: GlobalPosition(rawValue: 12))
    }
    for number in 1...9 {
      let position = writes.position(of: StreamID(category: "account", id: "\(number)")).rawValue
      // The first one is in the models; the others are waited for, perhaps for longer than needed.
      #expect(number == 1 || 10 * number...90 ~= position, "stream \(number): \(position)")
    }
    #expect(writes.position(of: nil).rawValue == 90)
  }

  @Test("A query does not wait for writes that the models include, whatever was written since")
  func forgetsWhatIsThere() {
    let writes = RecentWrites(limit: 4)
    for number in 1...9 {
      let position = GlobalPosition(rawValue: 10 * number)
      writes.add(
        to: [StreamID(category: "account", id: "\(number)")], at: position, included: position)
    }
    #expect(writes.position(of: StreamID(category: "account", id: "4")) == .start)
    #expect(writes.position(of: StreamID(category: "account", id: "8")).rawValue <= 80)
  }
}
