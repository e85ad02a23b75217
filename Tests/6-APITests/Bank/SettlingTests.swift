import API
import APISupport
import EventSourcing
import Events
import ExerciseSupport
import InMemoryStoreSolution
import ReadModels
import StoreConformance
import TestStores
import Testing

@Suite("Stage 6: Read what you wrote")
struct SettlingTests {
  /// A log with one event in it, at position 1, and models that have not seen it yet.
  private let store = InMemoryEventStore()
  private let one = GlobalPosition(rawValue: 1)

  private func record() async throws {
    let event = NewEvent(id: RandomEventIDs().next(), event: Account.Event.opened(accountID: 1))
    try await store.append([event], to: Account.stream(of: 1), expecting: .noStream)
  }

  /// A call of `settle` in a task of its own.
  private struct Settling {
    /// Where the models were when it returned.
    let task: Task<[Int], Never>
    /// Ends when it returns.
    let end: AsyncStream<Void>
  }

  private func settle(_ reads: ReadSide) -> Settling {
    let (end, continuation) = AsyncStream<Void>.makeStream()
    let task = Task { [one] in
      await reads.settle(at: one)
      defer { continuation.finish() }
      return reads.all.map(\.position.rawValue)
    }
    return Settling(task: task, end: end)
  }

  /// Returns when `count` models are waited for, or when `settling` is over already.
  private func begin(_ settling: Settling, _ clock: StoppedClock, count: Int) async throws {
    _ = try await soon {
      await withTaskGroup { group in
        group.addTask { for _ in 0..<count { await clock.hasBegun() } }
        group.addTask { for await _ in settling.end {} }
        await group.next()
        group.cancelAll()
      }
    }
  }

  @Test(
    "It waits for each of the models", .exercise("6.5"),
    arguments: ["accounts", "users", "statements", "totals", "feed"])
  func waitsForAll(name: String) async throws {
    try await record()
    let clock = StoppedClock()
    let reads = ReadSide(store: store, clock: clock)
    let last = try #require(reads.all.first { $0.name.rawValue == name })
    for model in reads.all where model.name != last.name {
      try await model.rebuild(from: store)
    }
    let settling = settle(reads)
    try await begin(settling, clock, count: 1)
    try await last.rebuild(from: store)
    let positions = try await soon { await settling.task.value }
    try #require(
      positions == [1, 1, 1, 1, 1],
      """
      All models had seen position 1 but for "\(name)", which came to it a moment later, long before \
      the patience was over. Settling has to end then, and not before, but it \(words(positions)). \
      Whoever asks "\(name)" gets an answer without what was just written. \
      Read: Chapter 6, exercise 6.5.
      """)
  }

  @Test("What was reached is not waited for", .exercise("6.5"))
  func returnsAtOnce() async throws {
    try await record()
    let clock = StoppedClock()
    let reads = ReadSide(store: store, clock: clock)
    try await reads.catchUp()
    let positions = try await soon { [self] in await settle(reads).task.value }
    try #require(
      positions == [1, 1, 1, 1, 1] && clock.waits.isEmpty,
      """
      All models had seen position 1. Settling at position 1 has to end at once, but it \
      \(words(positions)) and slept \(clock.waits). Each query would take as long. \
      Read: Chapter 6, exercise 6.5.
      """)
  }

  @Test("It waits for all of them at the same time", .exercise("6.5"))
  func waitsSideBySide() async throws {
    let clock = StoppedClock()
    let reads = ReadSide(store: store, clock: clock)
    let settling = settle(reads)
    defer { settling.task.cancel() }
    try await begin(settling, clock, count: reads.all.count)
    try #require(
      clock.waits.count == reads.all.count,
      """
      None of the \(reads.all.count) models had seen position 1. All of them have to be waited for at \
      the same time, but your code waited for \(clock.waits.count) at once. One after the other, each \
      with a patience of its own, is a patience of ten seconds. Read: Chapter 6, exercise 6.5.
      """)
  }

  @Test("When the patience is over, it is over", .exercise("6.5"))
  func losesPatience() async throws {
    let clock = ImmediateClock()
    let reads = ReadSide(store: store, patience: .seconds(7), clock: clock)
    let positions = try await soon { [self] in await settle(reads).task.value }
    try #require(
      positions == [0, 0, 0, 0, 0],
      """
      The models had stopped at position 0, and somebody waited for position 1. After its patience \
      settling has to end, but it \(words(positions)). An old answer is better than none. \
      Read: Chapter 6, exercise 6.5.
      """)
    try #require(
      Set(clock.waits) == [.seconds(7)],
      """
      The read side was given a patience of 7 seconds and a clock. Your code has to wait that long, on \
      that clock, but on that it slept \(clock.waits). Read: Chapter 6, exercise 6.5.
      """)
  }

  @Test("A model that has stopped keeps nobody from waiting for the others", .exercise("6.5"))
  func waitsForTheRest() async throws {
    try await record()
    let clock = StoppedClock()
    let reads = ReadSide(store: store, clock: clock)
    reads.statements.stop(because: Crash())
    let settling = settle(reads)
    try await begin(settling, clock, count: reads.all.count - 1)
    // Whoever gives up with the first error has had many turns to do so now.
    for _ in 0..<10_000 { await Task.yield() }
    for model in reads.all where model.name != reads.statements.name {
      try await model.rebuild(from: store)
    }
    let positions = try await soon { await settling.task.value }
    try #require(
      positions == [1, 1, 0, 1, 1],
      """
      The model "statements" had stopped for good, and the other four came to position 1 a moment \
      later. Settling has to wait for those four, but it \(words(positions)). One broken list would \
      make all the others look old. Read: Chapter 6, exercise 6.5.
      """)
  }

  @Test("What was deposited can be read at once", .exercise("6.5"))
  func readsOwnWrites() async throws {
    try await Counter(patience: .seconds(60)).open { counter in
      for number in 1...20 {
        let (deposit, account) = try #require(
          try await soon {
            let deposit = try await counter.ask(
              .post("/deposit/", #"{"account_id": 1, "amount": 10}"#))
            return (deposit, try await counter.ask(.get("/accounts/1")))
          },
          """
          Deposit \(number) and a GET after it have not been answered in three seconds, though the \
          models follow the log. Read: Chapter 6, exercise 6.5.
          """)
        try #require(
          deposit["balance"] == .integer(number * 10)
            && account["balance"] == .integer(number * 10),
          """
          Deposit \(number) of 10 makes \(number * 10) in account 1. Its answer has to say so, and so \
          has a GET that comes right after it, but they were \(deposit) and \(account). \
          Read: Chapter 6, exercise 6.5.
          """)
      }
    }
  }

  private func words(_ positions: [Int]?) -> String {
    guard let positions else { return "did not end" }
    return "ended with the models at the positions \(positions)"
  }
}
