import EventSourcing
import Events
import ExerciseSupport
import InMemoryStoreSolution
import ReadModels
import StoreConformance
import TestStores
import Testing

@Suite("Stage 4: Projections under bad conditions")
struct RoughDeliveryTests {
  @Test(
    "With duplicates, delays and crashes, every model comes out right",
    .exercise("4.7"))
  func survives() async throws {
    for seed in 0..<100 as Range<UInt64> {
      let day = try Day(seed: seed)
      let delivery = AtLeastOnceStore(try await store(of: day), seed: seed)
      let accounts = try await model(AccountList.self, of: day, from: delivery, seed: seed)
      let users = try await model(UserDirectory.self, of: day, from: delivery, seed: seed)
      let statements = try await model(Statements.self, of: day, from: delivery, seed: seed)
      let totals = try await model(BankTotals.self, of: day, from: delivery, seed: seed)
      try compare(seed, "The accounts", words(accounts.rows(limit: 10)), words(day.rows))
      let emails = day.emails.mapValues { $0 as String? }
      try compare(
        seed, "The addresses",
        Dictionary(uniqueKeysWithValues: emails.keys.map { ($0, users[$0]?.email.value) }), emails)
      let lines = day.lines.keys.map { ($0, statements.entries(of: $0, limit: 200) ?? []) }
      try compare(
        seed, "The balances in the statements",
        Dictionary(uniqueKeysWithValues: lines.map { ($0, $1.map(\.balance.cents)) }), day.lines)
      try compare(
        seed, "The totals", [totals.deposited.cents, totals.withdrawn.cents],
        [day.deposited, day.withdrawn])
      try compare(seed, "The flights", totals.inFlight.mapValues(\.amount.cents), day.inFlight)
    }
  }

  /// The model that is saved when the whole day was seen, after as many processes as it takes.
  private func model<Model: ReadModel>(
    _ type: Model.Type, of day: Day, from delivery: AtLeastOnceStore, seed: UInt64
  ) async throws -> Model {
    let storage = CrashingStorage<Model>(seed: seed)
    var processes = 0
    while storage.saved.checkpoint.rawValue < day.events.count {
      processes += 1
      try #require(
        processes < 1_000,
        """
        With seed \(seed) the model '\(Model.name)' did not get to the end of the log in 1000 restarts.
          expected checkpoint: \(day.events.count)
          got:                 \(storage.saved.checkpoint)
        A restarted projection has to continue at its checkpoint. Chapter 4, exercise 4.7.
        """)
      let end = try await soon {
        try await trouble { try await Projection(storage: storage).follow(delivery) }
      }
      let error = try #require(
        end,
        """
        With seed \(seed) the subscription of the model '\(Model.name)' ended, and `follow` did not \
        return.
        Subscribe once, and don't ask again and again. Chapter 4, exercise 4.7.
        """)
      try #require(
        error == nil || error is Crash || error is ConnectionLost,
        """
        With seed \(seed) the model '\(Model.name)' threw an error that neither the storage nor the \
        connection had.
          expected: Crash or ConnectionLost
          got:      \(error.map { "\(Swift.type(of: $0)): \($0)" } ?? "")
        Chapter 4, exercise 4.7.
        """)
    }
    return storage.saved.model
  }

  /// A store in memory in which the events of `day` are recorded.
  private func store(of day: Day) async throws -> InMemoryEventStore {
    let store = InMemoryEventStore()
    for event in day.events {
      let new = NewEvent(id: RandomEventIDs().next(), event: event)
      try await store.append([new], to: event.stream, expecting: .any)
    }
    return store
  }

  private func compare<Value: Equatable>(
    _ seed: UInt64, _ what: String, _ value: Value, _ expected: Value
  ) throws {
    try #require(
      value == expected,
      """
      Events were delivered twice and late, connections were lost, and processes crashed before, in \
      and after an update (seed \(seed)). \(what) came out wrong:
        expected: \(expected)
        got:      \(value)
      Save model and checkpoint in one update, and let `take` skip what was seen. \
      Chapter 4, exercise 4.7.
      """)
  }
}
