import API
import APISupport
import EventSourcing
import Events
import Foundation
import HTTPServer
import InMemoryStoreSolution
import Synchronization

/// A bank as its clients see it: requests in, responses out, and no socket between.
struct Counter: Sendable {
  /// What dates the events, and what the bank takes for now.
  let clock = ManualWallClock(.noon)
  let store: any EventStore
  let reads: ReadSide
  let controller: BankController
  private let api: RoutedAPI
  private let reports = Reports()

  /// - Parameters:
  ///   - store: What stands in for the store in memory, when something is to happen in it.
  ///   - patience: The longest wait of a query for the read models.
  init(
    store: (any EventStore)? = nil, patience: Duration = .seconds(2),
    waitingOn waits: any Clock<Duration> = ContinuousClock(),
    live: (FeedReader) -> LiveFeed = { LiveFeed(reader: $0) }
  ) {
    self.store = store ?? InMemoryEventStore(clock: clock)
    reads = ReadSide(store: self.store, patience: patience, clock: waits)
    controller = BankController(
      store: self.store, reads: reads, ids: CountedEventIDs(), clock: clock, live: live)
    api = RoutedAPI(controller.routes, report: reports.add)
  }

  /// Lets `body` deal with the bank while its read models follow the log.
  ///
  /// - Throws: what `body` throws.
  func open<Value>(_ body: (Counter) async throws -> Value) async throws -> Value {
    let following = Task { await reads.follow() }
    defer { following.cancel() }
    return try await body(self)
  }

  /// Sends a request.
  ///
  /// - Throws: `Unfinished` when the answer meets an exercise that is not solved yet.
  func ask(_ request: HTTPRequest) async throws(Unfinished) -> Reply {
    let response = await api.respond(to: request)
    if let unfinished = reports.unfinished { throw unfinished }
    return Reply(response)
  }

  /// What the bank has written down for those who look after it.
  var reported: [String] { reports.lines }

  /// Appends as another client, at any version.
  ///
  /// - Throws: what the store throws.
  func record(_ events: [any DomainEvent], in stream: StreamID) async throws {
    let new = events.map { NewEvent(id: RandomEventIDs().next(), event: $0) }
    try await store.append(new, to: stream, expecting: .any)
  }

  /// Opens an account with `amount` in it, as another client.
  ///
  /// - Throws: what the store throws.
  func prepare(_ id: AccountID = 1, with amount: Money = .hundred) async throws {
    let events: [Account.Event] = [
      .opened(accountID: id), .deposited(accountID: id, amount: amount),
    ]
    try await record(events, in: Account.stream(of: id))
  }

  /// Every event of every stream, in order.
  ///
  /// - Throws: what the store throws.
  func everything() async throws -> [RecordedEvent] {
    try await store.readAll(after: .start, limit: .max)
  }
}

/// What the bank writes down.
private final class Reports: Sendable {
  private let all = Mutex<[String]>([])

  var lines: [String] { all.withLock { $0 } }

  func add(_ line: String) { all.withLock { $0.append(line) } }

  /// The exercise that was met and is not solved yet.
  var unfinished: Unfinished? {
    lines.lazy.compactMap { $0.firstMatch(of: /Exercise (\S+) is not finished yet/) }.first
      .map { Unfinished(String($0.1)) }
  }
}

extension Money {
  static let ten = Money(cents: 10_00)
  static let hundred = Money(cents: 100_00)
}
