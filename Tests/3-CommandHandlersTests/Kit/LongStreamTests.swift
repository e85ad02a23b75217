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
  @Test("The handler reads only events that are newer than its state", .exercise("3.7"))
  func readsWhatIsNewer() async throws {
    let counting = CountingStore(InMemoryEventStore())
    let bank = Bank(store: HookedStore(counting))
    try await bank.prepare()
    let old = Array(repeating: Account.Event.deposited(accountID: 1, amount: .ten), count: 1_200)
    try await bank.store.record(old, in: Account.stream(of: 1))
    let first = try await bank.ask(.deposit(1, .ten), id: "c")
    let before = counting.eventsRead
    try await bank.store.record(Array(old.prefix(2)), in: Account.stream(of: 1))
    let second = try await bank.ask(.deposit(1, .ten), id: "d")
    let count = counting.eventsRead - before
    try #require(
      first.value?.version == 1_203 && second.value?.version == 1_206 && count == 2,
      """
      An account with 1202 events got a deposit. Then others recorded two events, and another deposit came.
        expected: versions 1203 and 1206, and the second deposit reads 2 events
        got:      it \(first); it \(second); it read \(count) events
      Read from `known.version + 1`, so that a command costs the same however long the account is. \
      Append with `turn.append`: it keeps the new state in memory. Chapter 3, exercise 3.7.
      """)
  }

  @Test("Each event is folded once", .exercise("3.7"))
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
      Of 100.00, 30.00 were withdrawn; then others recorded a deposit of 10.00, and 100.00 are to be \
      withdrawn.
        expected: version 3; then it threw \(rule)
        got:      it \(first); then it \(second)
      The balance is 80.00. Each event is folded once, even another writer's: begin after `known.version`, \
      with `known.state`. Chapter 3, exercise 3.7.
      """)
  }

  @Test("Waiting commands are appended together", .exercise("3.7"))
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
      While one deposit was on its way to the disk, \(count - 1) more came for the same account.
        expected: versions 3 to \(2 + count), in two or three appends
        got:      versions \(versions.map { "\($0)" } ?? "that were not there after three seconds"), \
      appends of \(sizes) events
      Waiting commands have to be appended together, or a busy account makes everyone queue for the disk. \
      Use `turn.append`, which lets the next command decide at once. Chapter 3, exercise 3.7.
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
