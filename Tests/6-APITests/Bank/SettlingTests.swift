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

@Suite("Stage 6: Read your own writes")
struct SettlingTests {
  /// A log with one event in it, at position 1, and models that have not seen it yet.
  private let store = InMemoryEventStore()
  private let one = GlobalPosition(rawValue: 1)

  private func record() async throws {
    let event = NewEvent(id: RandomEventIDs().next(), event: Account.Event.opened(accountID: 1))
    try await store.append([event], to: Account.stream(of: 1), expecting: .noStream)
  }

  /// A call of `settle` in its own task.
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
    "It waits for every model", .exercise("6.5"),
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
      All models but "\(name)" had reached position 1, and "\(name)" reached it a moment later, before \
      the patience was over.
        expected: returned with the models at the positions [1, 1, 1, 1, 1]
        got:      \(words(positions))
      A query to "\(name)" would not show what was just written. Chapter 6, exercise 6.5.
      """)
  }

  @Test("It returns at once when every model is there", .exercise("6.5"))
  func returnsAtOnce() async throws {
    try await record()
    let clock = StoppedClock()
    let reads = ReadSide(store: store, clock: clock)
    try await reads.catchUp()
    let positions = try await soon { [self] in await settle(reads).task.value }
    try #require(
      positions == [1, 1, 1, 1, 1] && clock.waits.isEmpty,
      """
      All models had reached position 1.
        expected: returned at once, without a sleep
        got:      \(words(positions)), after the sleeps \(clock.waits)
      Every query would take as long. Chapter 6, exercise 6.5.
      """)
  }

  @Test("It waits for all models at the same time", .exercise("6.5"))
  func waitsSideBySide() async throws {
    let clock = StoppedClock()
    let reads = ReadSide(store: store, clock: clock)
    let settling = settle(reads)
    defer { settling.task.cancel() }
    try await begin(settling, clock, count: reads.all.count)
    try #require(
      clock.waits.count == reads.all.count,
      """
      None of the \(reads.all.count) models had reached position 1.
        expected: \(reads.all.count) waits at the same time
        got:      \(clock.waits.count)
      One after the other, each with a patience of two seconds, they take ten. \
      Chapter 6, exercise 6.5.
      """)
  }

  @Test("When the patience is over, it returns", .exercise("6.5"))
  func losesPatience() async throws {
    let clock = ImmediateClock()
    let reads = ReadSide(store: store, patience: .seconds(7), clock: clock)
    let positions = try await soon { [self] in await settle(reads).task.value }
    try #require(
      positions == [0, 0, 0, 0, 0],
      """
      The models stayed at position 0, and a query waited for position 1.
        expected: returned with the models at the positions [0, 0, 0, 0, 0]
        got:      \(words(positions))
      An older answer is better than none. Chapter 6, exercise 6.5.
      """)
    try #require(
      Set(clock.waits) == [.seconds(7)],
      """
      The read side has a patience of 7 seconds and its own clock.
        expected: sleeps of 7 seconds on that clock
        got:      \(clock.waits)
      Pass `patience` and `clock` to `wait`. Chapter 6, exercise 6.5.
      """)
  }

  @Test("A stopped model doesn't end the wait for the others", .exercise("6.5"))
  func waitsForTheRest() async throws {
    try await record()
    let clock = StoppedClock()
    let reads = ReadSide(store: store, clock: clock)
    reads.statements.stop(because: Crash())
    let settling = settle(reads)
    try await begin(settling, clock, count: reads.all.count - 1)
    // An answer that gives up at the first error has had many turns to do so now.
    for _ in 0..<10_000 { await Task.yield() }
    for model in reads.all where model.name != reads.statements.name {
      try await model.rebuild(from: store)
    }
    let positions = try await soon { await settling.task.value }
    try #require(
      positions == [1, 1, 0, 1, 1],
      """
      The model "statements" had stopped, and the other four reached position 1 a moment later.
        expected: returned with the models at the positions [1, 1, 0, 1, 1]
        got:      \(words(positions))
      One broken model would make all the others look old. Drop the error inside the child task. \
      Chapter 6, exercise 6.5.
      """)
  }

  @Test("A deposit can be read at once", .exercise("6.5"))
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
          Deposit \(number) and a GET after it were not answered within three seconds, although the \
          models follow the log. Chapter 6, exercise 6.5.
          """)
        try #require(
          deposit["balance"] == .integer(number * 10)
            && account["balance"] == .integer(number * 10),
          """
          After deposit \(number) of 10, account 1 holds \(number * 10).
            expected: the balance \(number * 10) in the response, and in a GET right after it
            got:      \(deposit), and then \(account)
          A customer who doesn't see the deposit makes it again. Chapter 6, exercise 6.5.
          """)
      }
    }
  }

  private func words(_ positions: [Int]?) -> String {
    guard let positions else { return "did not return" }
    return "returned with the models at the positions \(positions)"
  }
}
