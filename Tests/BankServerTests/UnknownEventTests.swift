import API
import APISupport
import CommandHandlers
import EventSourcing
import Events
import HTTPServer
import StoreConformance
import Testing

@Suite("Given: An event of a newer program", .timeLimit(.minutes(5)))
struct UnknownEventTests {
  private let frozen = UnknownEvent(typeName: "AccountFrozen", data: .object([:]))

  // The withdrawal was answered 201, and the frozen account paid out.
  @Test("Its account is shown, and changes of it are rejected; others work")
  func failsClosed() async throws {
    let bank = Bank(waitingOn: ContinuousClock())
    let following = Task { await bank.reads.follow() }
    defer { following.cancel() }
    for id in [1, 2] as [AccountID] { try await bank.prepare(id, with: Money(cents: 50_00)) }
    try await bank.record([frozen], in: Account.stream(of: 1))
    let key: HTTPHeaders = ["Idempotency-Key": "k-9"]
    for _ in 1...2 {
      let refused = await bank.ask(
        .post("/withdraw/", #"{"account_id": 1, "amount": 7}"#, key))
      #expect(refused.status == 500)
      #expect(refused.text.contains("an event of the unknown type AccountFrozen at version 3"))
    }
    let deposit = await bank.ask(.post("/deposit/", #"{"account_id": 2, "amount": 7}"#))
    #expect(deposit.status == 201)
    #expect(await bank.ask(.get("/accounts/1"))["balance"] == .integer(50))
    #expect(try await bank.store.read(Account.stream(of: 1)).count == 3)
  }

  @Test("A transfer that needs the account stays unfinished, and is reported")
  func leavesTransfers() async throws {
    let bank = Bank(waitingOn: ContinuousClock())
    try await bank.prepare(1, with: Money(cents: 50_00))
    try await bank.record([frozen], in: Account.stream(of: 1))
    let order = Transfer.Order(id: "t", from: 1, to: 2, amount: Money(cents: 5_00))
    try await bank.record([Transfer.Event.requested(order)], in: Transfer.stream(of: "t"))
    let (reports, report) = AsyncStream<String>.makeStream()
    let controller = BankController(store: bank.store, reads: bank.reads)
    let finishing = Task { await controller.finishTransfers { report.yield($0) } }
    defer { finishing.cancel() }
    var iterator = reports.makeAsyncIterator()
    let first = await iterator.next()
    #expect(first?.hasPrefix("a half-done transfer stays as it is: account-1") == true)
    #expect(try await bank.store.read(Transfer.stream(of: "t")).count == 1)
  }
}
