import API
import APISupport
import CommandHandlers
import EventSourcing
import Events
import Foundation
import HTTPServer
import ReadModels
import SQLite
import StoreConformance
import Testing

@Suite("Given: A damaged row", .timeLimit(.minutes(5)))
struct DamagedRowTests {
  private let row = "the event at position 5, MoneyDeposited of account-2, is damaged"

  // A deposit into the account behind it was answered 201, and then the account 404: the model had
  // stopped, and `GET` knew only the model.
  @Test(
    "A query for its account fails with the row, and the others work",
    arguments: DamagedBank.Moment.allCases,
    DamagedBank.Place.allCases)
  func touchesOneAccount(moment: DamagedBank.Moment, models: DamagedBank.Place) async throws {
    let damaged = try DamagedBank(models: models)
    let bank = damaged.bank
    let following = try await damaged.prepare(moment)
    defer { following.cancel() }
    for path in ["/accounts/2", "/accounts/2/events"] {
      let reply = await bank.ask(.get(path))
      #expect(
        reply.status == 500 && reply["detail"] == .string("\(row), and this request needs it"))
    }
    let deposit = await bank.ask(.post("/deposit/", #"{"account_id": 3, "amount": 7}"#))
    #expect(deposit.status == 201)
    #expect(await bank.ask(.get("/accounts/3"))["balance"] == .integer(40))
    #expect(await bank.ask(.get("/accounts/1"))["balance"] == .integer(11))
    #expect(await bank.ask(.get("/accounts/3/events")).text.contains(#""version":3"#))
    #expect(await bank.ask(.get("/accounts/9")).status == 404)
    let refused = await bank.ask(.post("/deposit/", #"{"account_id": 2, "amount": 8}"#))
    #expect(refused.status == 500 && refused.text.contains(row))
  }

  // Without that account a list would be wrong, or old for ever, and say nothing.
  @Test(
    "A list of all accounts fails with the row, and the users are listed",
    arguments: DamagedBank.Moment.allCases,
    DamagedBank.Place.allCases)
  func touchesLists(moment: DamagedBank.Moment, models: DamagedBank.Place) async throws {
    let damaged = try DamagedBank(models: models)
    let bank = damaged.bank
    let following = try await damaged.prepare(moment)
    defer { following.cancel() }
    let accounts = await bank.ask(.get("/accounts/"))
    #expect(accounts.status == 500 && accounts.text.contains(row))
    #expect(await bank.ask(.get("/users/")).text.contains("user1@example.com"))
    #expect(await bank.ask(.get("/users/1")).status == 200)
    let reply = await bank.ask(
      .post("/users/", #"{"first_name": "C", "last_name": "D", "email": "new@example.com"}"#))
    #expect(reply.status == 201 && reply.headers[.location] == "/users/2")
    #expect(await bank.ask(.get("/users/2")).status == 200)
    let events = await bank.ask(.get("/events/?limit=3"))
    #expect(events.status == 200)
    #expect(await bank.ask(.get("/events/?after=3")).text.contains(row))
  }

  @Test(
    "It is shown by the status and by readiness",
    arguments: DamagedBank.Moment.allCases,
    DamagedBank.Place.allCases)
  func isShown(moment: DamagedBank.Moment, models: DamagedBank.Place) async throws {
    let damaged = try DamagedBank(models: models)
    let bank = damaged.bank
    let following = try await damaged.prepare(moment)
    defer { following.cancel() }
    let status = await bank.ask(.get("/status"))
    #expect(status.status == 200 && status.text.contains(row))
    let ready = await bank.ask(.get("/ready"))
    #expect(ready.status == 503 && ready.text.contains(row))
    let stopped = bank.reads.all.filter { $0.trouble is DamagedEvent }.map(\.name)
    #expect(stopped == ["accounts", "statements", "totals", "feed"])
    #expect(ready.text.contains(#""name":"users","position":8,"status":"ready""#))
    #expect(await bank.ask(.get("/health")).status == 200)
  }

  // The name of user 1 was "Jos\u{E9}", as an import in Latin-1 writes it. It was shown as
  // "Jos\u{FFFD}", and each change of the address would have kept that.
  @Test(
    "A name that is not UTF-8 is a damaged row, and stops only the users",
    arguments: DamagedBank.Place.allCases)
  func refusesLatin1(models: DamagedBank.Place) async throws {
    let damaged = try DamagedBank(models: models)
    let bank = damaged.bank
    try await bank.prepare(1, with: Money(cents: 11_00))
    let name = #"{"email":"jose@example.com","first_name":"Jos"#
    let hex = (Array(name.utf8) + [0xE9] + Array(#"","last_name":"X","user_id":1}"#.utf8))
      .map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    try damaged.damage("user-1", version: 1, "UserCreated", data: "CAST(x'\(hex)' AS TEXT)")
    let following = Task { [reads = bank.reads] in await reads.follow() }
    defer { following.cancel() }
    let end = GlobalPosition(rawValue: 3)
    let users = try #require(bank.reads.models[UserDirectory.name])
    try? await users.wait(until: end, within: .seconds(60), clock: ContinuousClock())
    let reply = await bank.ask(.get("/users/1"))
    #expect(reply.status == 500)
    #expect(reply.text.contains("the event at position 3, UserCreated of user-1, is damaged"))
    #expect(await bank.ask(.get("/status")).text.contains("its data is not UTF-8"))
    #expect(await bank.ask(.get("/accounts/"))["detail"] == nil)
    // Its number is taken, and the next user gets the next one.
    let next = await bank.ask(
      .post("/users/", #"{"first_name": "C", "last_name": "D", "email": "new@example.com"}"#))
    #expect(next.status == 201 && next.headers[.location] == "/users/2")
  }

  @Test("A damaged step of a transfer blocks no other transfer")
  func touchesOneTransfer() async throws {
    let damaged = try DamagedBank(models: .memory)
    let bank = damaged.bank
    for id in 1...2 { try await bank.prepare(AccountID(rawValue: id), with: Money(cents: 50_00)) }
    let orders = ["lost", "whole"].map {
      Transfer.Order(
        id: TransferID(rawValue: $0), from: 1, to: 2, amount: Money(cents: 5_00))
    }
    for order in orders {
      try await bank.record([Transfer.Event.requested(order)], in: Transfer.stream(of: order.id))
    }
    try damaged.damage("transfer-lost", version: 2, "TransferTaken")
    let (reports, report) = AsyncStream<String>.makeStream()
    let controller = BankController(store: bank.store, reads: bank.reads)
    let finishing = Task { await controller.finishTransfers { report.yield($0) } }
    defer { finishing.cancel() }
    var iterator = reports.makeAsyncIterator()
    #expect(await iterator.next()?.contains("of transfer-lost, is damaged") == true)
    try await soon(within: .seconds(60)) {
      let transfer = "/transfers/whole"
      while await bank.ask(.get(transfer))["status"] != .string("completed") { await Task.yield() }
    }
    #expect(await bank.ask(.get("/transfers/lost")).text.contains("is damaged"))
  }
}
