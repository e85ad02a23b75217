import API
import APISupport
import EventSourcing
import Events
import HTTPServer
import InMemoryStore

/// A bank as its clients see it: requests in, responses out, and no socket between.
struct Bank: Sendable {
  let store: any EventStore
  let models = InMemoryModels()
  let reads: ReadSide
  private let api: RoutedAPI

  /// Its read models follow the log only when a test lets them. They are `models`, unless it has
  /// `others`.
  init(
    store: any EventStore = InMemoryEventStore(), others: (any BankModels)? = nil,
    patience: Duration = .seconds(2), waitingOn clock: any Clock<Duration>
  ) {
    self.store = store
    reads = ReadSide(store: store, models: others ?? models, patience: patience, clock: clock)
    api = RoutedAPI(BankController(store: store, reads: reads).routes, report: { _ in })
  }

  func ask(_ request: HTTPRequest) async -> Reply { Reply(await api.respond(to: request)) }

  /// Appends as somebody else, whatever stands in the stream.
  ///
  /// - Throws: what the store throws.
  func record(_ events: [any DomainEvent], in stream: StreamID) async throws {
    let new = events.map { NewEvent(id: RandomEventIDs().next(), event: $0) }
    try await store.append(new, to: stream, expecting: .any)
  }

  /// Opens an account with `amount` in it, as another writer.
  ///
  /// - Throws: what the store throws.
  func prepare(_ id: AccountID = 1, with amount: Money = Money(cents: 100_00)) async throws {
    try await record(
      [
        Account.Event.opened(accountID: id), Account.Event.deposited(accountID: id, amount: amount),
      ],
      in: Account.stream(of: id))
  }
}
