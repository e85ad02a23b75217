import EventSourcing
import ExerciseSupport
import ReadModels
import SQLite
import StoreConformance
import Synchronization
import TestStores
import Testing

@testable import Persistence

@Suite("Stage 5: A damaged row", .timeLimit(.minutes(5)))
struct DamageTests {
  private let file: BankFile
  private let store: TemporaryStore

  init() throws {
    file = try BankFile()
    store = try file.quickStore()
  }

  /// A damaged row: its columns, as SQL.
  struct Damage: CustomTestStringConvertible, Sendable {
    var stream = "'notes-1'"
    var id = "'\(CountedEventIDs.id(numbered: 777))'"
    var type = "'Noted'"
    var data = #"'{"text":"note 77"}'"#
    var correlation = "NULL"
    var causation = "NULL"
    let testDescription: String
  }

  static let damages = [
    Damage(data: "'{'", testDescription: "data that are no JSON"),
    Damage(data: "'{}'", testDescription: "data without a text"),
    Damage(
      data: #"CAST(x'7B2274657874223A224A6F73E9227D' AS TEXT)"#,
      testDescription: "data with the byte E9"),
    Damage(id: "'\(String.noID(7))'", testDescription: "an invalid id"),
    Damage(stream: "'notes'", testDescription: "an invalid stream"),
    Damage(stream: "CAST(x'6E6F7465732D31E9' AS TEXT)", testDescription: "a stream with E9"),
    Damage(type: "CAST(x'4E6F746564E9' AS TEXT)", testDescription: "a type with E9"),
    Damage(correlation: "CAST(x'E9' AS TEXT)", testDescription: "a correlation id with E9"),
    Damage(causation: "CAST(x'E9' AS TEXT)", testDescription: "a causation id with E9"),
  ]

  private func insert(_ damage: Damage, version: Int = 2) throws {
    try file.tamper(
      """
      INSERT INTO events (stream, version, id, type, shape, data, correlation_id, causation_id,
        recorded_at)
      VALUES (\(damage.stream), \(version), \(damage.id), \(damage.type), 1, \(damage.data),
        \(damage.correlation), \(damage.causation), 0)
      """)
  }

  /// Appends one note before the damaged row and others after it.
  private func prepare(_ damage: Damage) async throws -> GlobalPosition {
    try await store.append([1].notes, to: .first, expecting: .noStream)
    try insert(damage)
    try await store.append([3, 4].notes, to: .second, expecting: .noStream)
    return GlobalPosition(rawValue: 2)
  }

  // A page of the log was read as a whole: a damaged row took up to five hundred good ones with it.
  @Test(
    "The log is read before and after a damaged row, which is named", .exercise("5.9"),
    arguments: damages)
  func readsAround(damage: Damage) async throws {
    let place = try await prepare(damage)
    for reader in [store, try file.quickStore()] {
      #expect(try await reader.readAll(after: .start, limit: 500).texts == ["note 1"])
      let outcome = try await Outcome.reading {
        try await reader.readAll(after: .at(1), limit: 500)
      }
      #expect((outcome.error as? DamagedEvent)?.position == place)
      #expect(try await reader.readAll(after: place, limit: 500).texts == ["note 3", "note 4"])
      #expect(try await reader.read(.second).texts == ["note 3", "note 4"])
    }
  }

  @Test(
    "A damaged row late in a page leaves the events before it", .exercise("5.9"),
    arguments: damages)
  func readsLongPages(damage: Damage) async throws {
    let count = StoreReaders.shortCount
    try await store.append((1...count).notes, to: .first, expecting: .noStream)
    try insert(damage, version: count + 1)
    #expect(try await store.readAll(after: .start, limit: 500).count == count)
  }

  // Without one of its events, a stream has no state: the account would have another balance.
  @Test("A stream is not read without its damaged event; other streams are", .exercise("5.9"))
  func refusesStream() async throws {
    let place = try await prepare(Self.damages[0])
    let outcome = try await Outcome.reading { try await store.read(.first) }
    let error = outcome.error as? DamagedEvent
    #expect(error?.position == place && error?.stream == .first && error?.typeName == "Noted")
    #expect(try await store.read(.first, .forwards, from: 1, limit: 1).texts == ["note 1"])
  }

  @Test("Text that is not UTF-8 is never repaired", .exercise("5.9"))
  func namesColumn() async throws {
    _ = try await prepare(Self.damages[2])
    let outcome = try await Outcome.reading { try await store.read(.first) }
    #expect(
      "\(try #require(outcome.error))"
        == "the event at position 2, Noted of notes-1, is damaged: its data is not UTF-8")
  }

  @Test(
    "A log that skips a damaged event continues after it",
    .exercise("5.9"))
  func skips() async throws {
    _ = try await prepare(Self.damages[0])
    try insert(
      Damage(
        stream: "'notes-3'", id: "'\(CountedEventIDs.id(numbered: 778))'", data: "'{'",
        testDescription: "the second"), version: 1)
    let shared = FanOutStore(store)
    for log in [store, shared] as [any EventStore] {
      #expect(
        try await log.skipping { _ in true }.readToEnd().texts == ["note 1", "note 3", "note 4"])
    }
    let texts = try await soon { [shared, store] in
      var texts: [String] = []
      for try await event in shared.skipping(where: { _ in true }).subscribe(after: .start) {
        texts += [event].texts
        // The next note stands behind the second damaged row.
        if texts.count == 3 {
          try await store.append([5].notes, to: .second, expecting: .exactly(2))
        }
        if texts.count == 4 { break }
      }
      return texts
    }
    #expect(texts == ["note 1", "note 3", "note 4", "note 5"])
  }

  // The subscription that all share meets the row first. A follower that needs it must not be led
  // past it by what the others have got.
  @Test(
    "A follower that needs a damaged event stops there", .exercise("5.9"))
  func stopsAtDamage() async throws {
    try await store.append([1].notes, to: .first, expecting: .noStream)
    let shared = FanOutStore(store)
    let (others, other) = AsyncStream<String>.makeStream()
    let skipping = Task {
      for try await event in shared.skipping(where: { _ in true }).subscribe(after: .start) {
        other.yield([event].texts.joined())
      }
    }
    defer { skipping.cancel() }
    let stop = try await soon { () -> GlobalPosition? in
      var iterator = others.makeAsyncIterator()
      guard await iterator.next() == "note 1" else { return nil }
      try insert(Self.damages[0])
      try await store.append([3].notes, to: .second, expecting: .noStream)
      guard await iterator.next() == "note 3" else { return nil }
      do {
        for try await _ in shared.subscribe(after: .start) {}
        return nil
      } catch let damaged as DamagedEvent {
        return damaged.position
      }
    }
    #expect(stop == .at(2))
  }

  @Test(
    "A durable model stops before a damaged event, unless it doesn't need it", .exercise("5.13"))
  func stopsModels() async throws {
    _ = try await prepare(Self.damages[0])
    let guestbook = try DurableProjection<Guestbook>(path: file.path)
    let fearless = try DurableProjection<FearlessModel>(path: file.path)
    let group = ProjectionGroup([guestbook, fearless])
    // A model that comes no further reads the same page for ever: then it is over at once.
    let reads = Mutex(0)
    let log = DelayedStore(store) {
      let count = reads.withLock { reads in
        reads += 1
        return reads
      }
      if count > 100 || Task.isCancelled { throw CancellationError() }
    }
    let following = Task { await group.follow(log) }
    defer { following.cancel() }
    try await soon {
      while !Task.isCancelled, reads.withLock({ $0 <= 100 }),
        fearless.position < .at(4) || guestbook.trouble == nil
      { await Task.yield() }
    }
    #expect(
      guestbook.position == .at(1) && (guestbook.trouble as? DamagedEvent)?.position == .at(2))
    #expect(fearless.trouble == nil)
  }
}

/// A model that does without what can't be read.
private enum FearlessModel: DurableReadModel {
  static let name: ReadModelName = "fearless"
  static let shape = 3

  static func createTable(_ table: TableName, in connection: Connection) throws {
    try connection.execute("CREATE TABLE \(table) (number INTEGER PRIMARY KEY) STRICT")
  }

  static func apply(
    _ event: RecordedEvent, to table: TableName, in connection: Connection
  ) throws {}

  static func needs(_ damaged: DamagedEvent) -> Bool { false }
}

extension GlobalPosition {
  fileprivate static func at(_ number: Int) -> Self { Self(rawValue: number) }
}
