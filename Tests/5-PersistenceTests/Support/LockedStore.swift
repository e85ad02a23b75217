import EventSourcing
import Foundation
import Persistence
import SQLite
import StoreConformance
import Synchronization

/// Appends that arrive at a store while another process has locked its file.
struct LockedStore {
  /// Something to append.
  struct Visit: Sendable {
    let ids: [EventID]
    let stream: StreamID
    var expected = ExpectedVersion.noStream
  }

  /// What came of an append.
  struct Answer: CustomStringConvertible {
    let outcome: AppendOutcome
    let error: (any Error)?
    let result: Result<AppendResult, any Error>

    init(_ result: Result<AppendResult, any Error>) throws(Unfinished) {
      self.result = result
      outcome = try AppendOutcome { try result.get() }
      error = if case .failure(let error) = result { error } else { nil }
    }

    var description: String { "\(outcome)" }
  }

  let file: BankFile
  let store: SQLiteEventStore
  private let knocks = Knocks()

  init(file: BankFile? = nil, patience: Duration = .seconds(5)) throws {
    self.file = try file ?? BankFile()
    store = try SQLiteEventStore(
      path: self.file.path, codec: EventCodec([Knock.self]),
      options: StorageOptions(patience: patience))
  }

  /// Appends, without anybody in the way.
  @discardableResult
  func append(_ visit: Visit) async throws -> AppendResult {
    let events = visit.ids.map { NewEvent(id: $0, event: Knock(knocks)) }
    return try await store.append(events, to: visit.stream, expecting: visit.expected)
  }

  /// Begins all `visits` while the file is locked, and unlocks it when all of them are on their
  /// way, or, if the lock is to be `held`, when all are answered. `whenLocked` runs in between.
  ///
  /// Returns what came of each; `nil` for one that was not answered soon.
  func appendAll(
    _ visits: [Visit], held: Bool = false, whenLocked: () -> Void = {}
  ) async throws -> [Answer?] {
    let knocksBefore = knocks.count
    let newKnocks = visits.map(\.ids.count).reduce(0, +)
    let answers = Answers(count: visits.count)
    let lock = try file.look()
    try lock.execute("BEGIN IMMEDIATE")
    whenLocked()
    for (index, visit) in visits.enumerated() {
      Task {
        do {
          answers.set(.success(try await append(visit)), at: index)
        } catch {
          answers.set(.failure(error), at: index)
        }
      }
    }
    // An append that fails before it has knocked has its outcome.
    while knocks.count < knocksBefore + newKnocks, !answers.areComplete { await Task.yield() }
    if !held { try lock.execute("COMMIT") }
    _ = try await soon { for await _ in answers.arrivals {} }
    if held { try lock.execute("COMMIT") }
    return try answers.all.map { result in try result.map { result in try Answer(result) } }
  }

  /// Where each stream in the file ends.
  func ends() throws -> [StreamID: AppendResult] {
    let rows = try file.look().run(
      "SELECT stream, max(version), max(position) FROM events GROUP BY stream"
    ) { row in
      let position = GlobalPosition(rawValue: row.integer(2))
      return (
        StreamID(parsing: row.text(0)) ?? .first,
        AppendResult(version: row.integer(1), position: position)
      )
    }
    return Dictionary(uniqueKeysWithValues: rows)
  }
}

extension LockedStore.Visit {
  /// `count` knocks at the door of this number.
  static func door(
    _ number: Int, count: Int = 1, expecting expected: ExpectedVersion = .noStream
  ) -> Self {
    Self(
      ids: (1...count).map { .coin(number * 100 + $0) }, stream: .door(number), expected: expected)
  }
}

extension StreamID {
  static func door(_ number: Int) -> Self { StreamID(category: "door", id: "\(number)") }
}

/// An event that is counted when it is written down as text.
private struct Knock: DomainEvent {
  static let typeNames: Set<EventTypeName> = ["Knocked"]

  private let knocks: Knocks?

  init(_ knocks: Knocks) { self.knocks = knocks }

  init(typeName: EventTypeName, from decoder: any Decoder) throws { knocks = nil }

  var typeName: EventTypeName { "Knocked" }

  func encode(to encoder: any Encoder) throws {
    knocks?.add()
    var container = encoder.singleValueContainer()
    try container.encode(["loud": true])
  }
}

/// How many events were written down as text: so many have come at least that far.
private final class Knocks: Sendable {
  private let number = Atomic(0)

  var count: Int { number.load(ordering: .relaxed) }

  func add() { number.add(1, ordering: .relaxed) }
}

/// The answers that have come until now.
private final class Answers: Sendable {
  private let results: Mutex<[Result<AppendResult, any Error>?]>
  /// Has an element for each answer, and ends with the last one.
  let arrivals: AsyncStream<Void>
  private let arrival: AsyncStream<Void>.Continuation

  init(count: Int) {
    results = Mutex(Array(repeating: nil, count: count))
    (arrivals, arrival) = AsyncStream.makeStream()
  }

  var all: [Result<AppendResult, any Error>?] { results.withLock { $0 } }
  var areComplete: Bool { all.allSatisfy { $0 != nil } }

  func set(_ result: Result<AppendResult, any Error>, at index: Int) {
    let isComplete = results.withLock { results in
      results[index] = result
      return results.allSatisfy { $0 != nil }
    }
    arrival.yield()
    if isComplete { arrival.finish() }
  }
}
