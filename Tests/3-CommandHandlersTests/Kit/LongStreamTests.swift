import CommandHandlers
import EventSourcing
import Events
import ExerciseSupport
import InMemoryStoreSolution
import StoreConformance
import Synchronization
import TestStores
import Testing

@Suite("Stage 3: Long and busy streams")
struct LongStreamTests {
  @Test("Of a stream that it knows, it reads only what is newer", .exercise("3.7"))
  func readsWhatIsNewer() async throws {
    let counting = CountingStore(InMemoryEventStore())
    let bank = Bank(store: HookedStore(counting))
    try await bank.prepare()
    let old = Array(repeating: Account.Event.deposited(accountID: 1, amount: .ten), count: 500)
    try await bank.store.record(old, in: Account.stream(of: 1))
    let first = try await bank.ask(.deposit(1, .ten), id: "c")
    let before = counting.eventsRead
    try await bank.store.record(Array(old.prefix(2)), in: Account.stream(of: 1))
    let second = try await bank.ask(.deposit(1, .ten), id: "d")
    let count = counting.eventsRead - before
    try #require(
      first.value?.version == 503 && second.value?.version == 506 && count == 2,
      """
      An account with 502 events got a deposit, and then somebody else recorded two events. The \
      next deposit has to read these two, and nothing that it knows already, so that a command \
      costs the same however long the account is. It read \(count) events. (A deposit that was \
      appended past its turn, with `store.append`, has to be read again as well.) The first deposit \
      \(first), and the second one \(second). Read: Chapter 3, exercise 3.7.
      """)
  }

  @Test("What it knows and what is newer are one history", .exercise("3.7"))
  func foldsOnce() async throws {
    let bank = Bank()
    try await bank.prepare()
    let first = try await bank.ask(.withdraw(1, .thirty), id: "c")
    try await bank.store.record(
      [Account.Event.deposited(accountID: 1, amount: .ten)], in: Account.stream(of: 1))
    let second = try await bank.ask(.withdraw(1, .hundred), id: "d")
    let rule = Account.Rejection.insufficientFunds(balance: .eighty, amount: .hundred)
    try #require(
      first.value?.version == 3 && second.error as? Account.Rejection == rule,
      """
      Of 100.00, 30.00 were withdrawn, and then somebody else recorded a deposit of 10.00. Before \
      the next command there are 80.00: each event counts once, whoever recorded it. The \
      withdrawal \(first), and another one, of 100.00, \(second). Read: Chapter 3, exercise 3.7.
      """)
  }

  @Test("Commands that wait for the same account are appended together", .exercise("3.7"))
  func appendsWhatWaits() async throws {
    let (count, gate) = (20, Gate(isOpen: false))
    let bank = Bank(
      store: HookedStore(beforeAppend: { append, _ in
        if append.number == 1 { await gate.pass() }
      }))
    try await bank.prepare()
    let prepared = Atomic(0)
    let versions = try await soon {
      try await bank.deposits(count) {
        // The last one has decided on all the others.
        if prepared.add(1, ordering: .relaxed).newValue == count { gate.open() }
      }
    }
    gate.open()
    let sizes = bank.store.appends.map(\.events.count)
    try #require(
      versions == Array(3..<3 + count) && sizes.count <= 3,
      """
      While one deposit was on its way to the disk, \(count - 1) more came for the same account. \
      They have to be appended together when the first one is there, each decided on those before \
      it, and none of them may meet a conflict: versions 3 to \(2 + count), in two or three \
      appends. `turn.append` ends the turn before the events are on the disk, and `store.append` \
      does not. The versions are \(versions.map { "\($0)" } ?? "not there after three seconds"), \
      and there were appends of \(sizes) events. Read: Chapter 3, exercise 3.7.
      """)
  }
}

extension Bank {
  /// Gives account 1 `count` deposits at the same moment, and returns their versions, sorted.
  fileprivate func deposits(
    _ count: Int, prepared: @escaping @Sendable () -> Void
  ) async throws -> [Int] {
    try await withThrowingTaskGroup { group in
      for number in 1...count {
        group.addTask {
          let context = CommandContext(CommandID(rawValue: "deposit \(number)"), hasNewID: true)
          return try await handler.handle(
            .deposit(1, .ten), by: Account.self, in: Account.stream(of: 1), context: context
          ) { _ in prepared() }.version
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }.sorted()
    }
  }
}
