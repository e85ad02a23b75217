import APISupport
import CommandHandlers
import EventSourcing
import Events
import Foundation
import HTTPServer
import InMemoryStoreSolution
import ReadModels
import StoreConformance
import Synchronization
import TestStores
import Testing

@testable import API

@Suite("Given: A transfer that takes longer")
struct TransferProgressTests {
  @Test(
    "If the receiver can't be reached, the transfer continues, and the response says where to look",
    arguments: [
      VersionConflict(stream: Account.stream(of: 2), expected: .exactly(2), actual: 3)
        as any Error & Sendable,
      StoreTrouble(),
    ])
  func goesOn(error: any Error & Sendable) async throws {
    let isBusy = Mutex(true)
    let store = HookedStore(
      InMemoryEventStore(),
      beforeAppend: { append, _ in
        let isGift = append.events.contains { $0.event.typeName == .transferReceived }
        if isGift, isBusy.withLock({ $0 }) { throw error }
      })
    let bank = Counter(store: store)
    try await open(1, with: Money(cents: 8_00), in: bank)
    try await open(2, with: .ten, in: bank)
    let answer = Reply(
      try await bank.controller.transfer(
        Money(cents: 1_00), from: 1, to: 2, CommandContext("k/1")))
    #expect(answer.status == 202 && answer.headers[.location] == "/transfers/k%2F1")
    #expect(try await look("k/1", in: bank)["status"] == .string("taken"))

    isBusy.withLock { $0 = false }
    let finishing = Task {
      await bank.controller.finishTransfers(
        backOff: BackOff(clock: ImmediateClock()), report: { _ in })
    }
    defer { finishing.cancel() }
    let completed: Void? = try await soon {
      try await store.hasAppended { $0 as? Transfer.Event == .completed("k/1") }
    }
    #expect(completed != nil)
    #expect(try await look("k/1", in: bank)["status"] == .string("completed"))
    try await bank.reads.catchUp()
    #expect(try await bank.reads.accounts.read { $0.model[1]?.balance } == Money(cents: 7_00))
    #expect(try await bank.reads.accounts.read { $0.model[2]?.balance } == Money(cents: 11_00))
  }

  @Test("An error before the request is recorded is a failure")
  func saysTryAgain() async throws {
    let store = HookedStore(
      InMemoryEventStore(),
      beforeAppend: { append, _ in if append.category == "transfer" { throw StoreTrouble() } })
    let bank = Counter(store: store)
    try await open(1, with: Money(cents: 8_00), in: bank)
    try await open(2, with: .ten, in: bank)
    await #expect(throws: StoreTrouble.self) {
      try await bank.controller.transfer(Money(cents: 1_00), from: 1, to: 2, CommandContext("t"))
    }
  }

  @Test("An ended transfer has its outcome")
  func ended() async throws {
    let bank = Counter()
    let order = Transfer.Order(id: "t", from: 1, to: 2, amount: Money(cents: 2_50))
    try await bank.record(
      [
        Transfer.Event.requested(order),
        .failed("t", reason: Transfer.Reason(.accountClosed(1))),
      ], in: Transfer.stream(of: "t"))
    let answer = try await look("t", in: bank)
    #expect(answer.status == 200)
    #expect(
      answer.text
        == #"{"transfer_id":"t","from":1,"to":2,"amount":2.5,"status":"failed","#
        + #""reason":"account 1 is closed"}"#)
  }

  @Test("An unknown transfer is not found", arguments: ["t", "", "a b", "\u{301}"])
  func unknown(id: String) async throws {
    await #expect(throws: Problem.self) { try await look(id, in: Counter()) }
  }

  private func look(_ id: String, in bank: Counter) async throws -> Reply {
    Reply(
      try await bank.controller.transferProgress(
        Call(.get("/transfers/t"), values: ["transfer_id": id])))
  }

  private func open(_ id: AccountID, with amount: Money, in bank: Counter) async throws {
    try await bank.record(
      [
        Account.Event.opened(accountID: id), Account.Event.deposited(accountID: id, amount: amount),
      ],
      in: Account.stream(of: id))
  }
}

extension EventStore {
  /// Returns when the log has an event for which `isIt` is true.
  func hasAppended(_ isIt: @Sendable (any DomainEvent) -> Bool) async throws {
    for try await event in subscribe(after: .start) where isIt(event.event) { return }
  }
}
