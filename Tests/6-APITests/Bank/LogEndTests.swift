import EventSourcing
import Events
import InMemoryStoreSolution
import Synchronization
import TestStores
import Testing

@testable import API

@Suite("Given: The end of a long log")
struct LogEndTests {
  @Test("The end of a long log is found without reading it all")
  func searches() async throws {
    let counting = CountingStore(InMemoryEventStore())
    try await append(3_000, to: counting)
    let end = LogEnd()
    #expect(try await end.position(in: counting, from: .start) == GlobalPosition(rawValue: 3_000))
    #expect(counting.eventsRead < 30)
    try await append(2, to: counting)
    #expect(try await end.position(in: counting, from: .start) == GlobalPosition(rawValue: 3_002))
  }

  @Test("A log that has lost events in a failover ends where it ends now")
  func shrinks() async throws {
    let (before, after) = (InMemoryEventStore(), InMemoryEventStore())
    try await append(30, to: before)
    try await append(20, to: after)
    let end = LogEnd()
    #expect(try await end.position(in: before, from: .start) == GlobalPosition(rawValue: 30))
    let models = GlobalPosition(rawValue: 10)
    #expect(try await end.position(in: after, from: models) == GlobalPosition(rawValue: 20))
    try await append(5, to: after)
    #expect(try await end.position(in: after, from: models) == GlobalPosition(rawValue: 25))
  }

  @Test("An empty log ends at its start")
  func empty() async throws {
    #expect(try await LogEnd().position(in: InMemoryEventStore(), from: .start) == .start)
  }

  @Test(
    "The last number is found in a few steps, wherever it is",
    arguments: [0, 1, 2, 3, 4, 6, 7, 8, 9, 100, 1_000_000, .max - 1, .max])
  func gallops(last: Int) async throws {
    let calls = Mutex(0)
    let found = try await lastNumber(from: 0) { number in
      calls.withLock { $0 += 1 }
      return number <= last
    }
    let bits = Int.bitWidth - last.leadingZeroBitCount
    #expect(found == last && calls.withLock { $0 } <= 2 * bits + 1)
  }

  @Test(
    "The search begins at the given number",
    arguments: [(5, 4), (5, 5), (5, 6), (5, 50), (.max, .max)])
  func begins(start: Int, last: Int) async throws {
    #expect(try await lastNumber(from: start) { $0 <= last } == max(start, last))
  }

  private func append(_ count: Int, to store: any EventStore) async throws {
    let deposits = (1...count).map { _ in
      NewEvent(
        id: RandomEventIDs().next(),
        event: Account.Event.deposited(accountID: 1, amount: Money(cents: 5_00)))
    }
    try await store.append(deposits, to: Account.stream(of: 1), expecting: .any)
  }
}
