import API
import CommandHandlers
import EventSourcing
import Events
import InMemoryStoreSolution
import ReadModels
import StoreConformance
import Synchronization
import TestStores
import Testing

@Suite("Stage 6: The bank opens")
struct OpeningTests {
  @Test("A stopped model blocks neither the others nor a transfer")
  func opensWithAStoppedModel() async throws {
    let bank = Counter()
    // An older program had no limit, so the totals of these two are more than can be counted.
    try await open(1, with: Money(cents: .max), in: bank)
    try await open(2, with: Money(cents: 1), in: bank)
    try await open(3, with: .hundred, in: bank)
    try await request(Transfer.Order(id: "t", from: 3, to: 2, amount: .ten), in: bank)
    let finishing = finishTransfers(in: bank)
    defer { finishing.cancel() }
    try await expectCompletion("t", in: bank.store)
    await #expect(throws: PoisonousEvent.self) { try await bank.reads.catchUp() }
    #expect(try await bank.reads.queries.account(1).value.balance == Money(cents: .max))
    #expect(try await bank.reads.queries.account(2).value.balance == Money(cents: 10_01))
    #expect(try await bank.reads.queries.account(3).value.balance == Money(cents: 90_00))
    let end = try await bank.store.readAll(after: .start, limit: 100).last?.position
    #expect(bank.reads.feed.position == end && bank.reads.totals.position == .start)
  }

  @Test("A transfer that can't be finished blocks no other, and is finished later")
  func finishesTheOthers() async throws {
    let store = HookedStore(
      InMemoryEventStore(),
      beforeAppend: { append, _ in
        // The two requests are recorded first; then the money of the first transfer is taken.
        if append.category == "transfer", append.numberInCategory == 3 { throw StoreTrouble() }
      })
    let bank = Counter(store: store)
    try await open(1, with: .hundred, in: bank)
    try await open(2, with: .ten, in: bank)
    for (id, cents) in [("stuck", 3_00), ("free", 5_00)] {
      try await request(
        Transfer.Order(
          id: TransferID(rawValue: id), from: 1, to: 2, amount: Money(cents: cents)), in: bank)
    }
    let finishing = finishTransfers(in: bank)
    defer { finishing.cancel() }
    try await expectCompletion("free", in: bank.store)
    try await expectCompletion("stuck", in: bank.store)
    try await bank.reads.catchUp()
    #expect(try await bank.reads.queries.account(1).value.balance == Money(cents: 92_00))
    #expect(try await bank.reads.queries.account(2).value.balance == Money(cents: 18_00))
  }

  @Test("The models read a long log together, not one after the other")
  func readsTogether() async throws {
    let counting = CountingStore(InMemoryEventStore())
    let deposits = (1...2_600).map { _ in
      NewEvent(
        id: RandomEventIDs().next(), event: Account.Event.deposited(accountID: 1, amount: .ten))
    }
    try await counting.append(deposits, to: Account.stream(of: 1), expecting: .noStream)
    let reads = ReadSide(store: counting)
    try await reads.catchUp()
    #expect(reads.all.allSatisfy { $0.position == GlobalPosition(rawValue: 2_600) })
    // The last page is not full, so it may have grown, and each of the five looks again.
    #expect(counting.eventsRead < 2 * 2_600)
  }

  @Test("The bank opens although the log can't be read, and retries")
  func opensWithoutItsLog() async throws {
    let isBroken = Mutex(true)
    let log = InMemoryEventStore()
    let bank = Counter(store: LockedLog(store: log) { isBroken.withLock { $0 } })
    try await open(1, with: .hundred, in: bank)
    try await open(2, with: .ten, in: bank)
    try await request(Transfer.Order(id: "t", from: 1, to: 2, amount: Money(cents: 4_00)), in: bank)
    let finishing = finishTransfers(in: bank) { _ in isBroken.withLock { $0 = false } }
    defer { finishing.cancel() }
    try await expectCompletion("t", in: log)
  }

  private func finishTransfers(
    in bank: Counter, report: @escaping @Sendable (String) -> Void = { _ in }
  ) -> Task<Void, Never> {
    Task {
      await bank.controller.finishTransfers(
        backOff: BackOff(clock: ImmediateClock()), report: report)
    }
  }

  private func expectCompletion(_ id: TransferID, in store: any EventStore) async throws {
    let completed: Void? = try await soon {
      try await store.hasAppended { $0 as? Transfer.Event == .completed(id) }
    }
    #expect(completed != nil)
  }

  private func open(_ id: AccountID, with amount: Money, in bank: Counter) async throws {
    try await bank.record(
      [
        Account.Event.opened(accountID: id), Account.Event.deposited(accountID: id, amount: amount),
      ],
      in: Account.stream(of: id))
  }

  private func request(_ order: Transfer.Order, in bank: Counter) async throws {
    try await bank.record([Transfer.Event.requested(order)], in: Transfer.stream(of: order.id))
  }
}

/// A store whose log can't be read while it is locked; its streams can.
private struct LockedLog: EventStoreDecorator {
  let store: any EventStore
  let isLocked: @Sendable () -> Bool

  func readAll(after position: GlobalPosition, limit: Int) async throws -> [RecordedEvent] {
    if isLocked() { throw StoreTrouble() }
    return try await store.readAll(after: position, limit: limit)
  }
}
