import CommandHandlers
import EventSourcing
import Events
import Synchronization
import TestStores

/// The learner's handler, on a store with hooks.
struct Bank: Sendable {
  let store: HookedStore
  let clock = ImmediateClock()
  let handler: CommandHandler

  init(
    store: HookedStore = HookedStore(), retries: RetryPolicy = RetryPolicy(limit: 3)
  ) {
    self.store = store
    handler = CommandHandler(
      store: store, ids: CountedEventIDs(), retries: retries, clock: clock,
      jitter: Self.parts())
  }

  /// Returns 0.5, 0.25 and 0.75, again and again.
  private static func parts() -> @Sendable () -> Double {
    let count = Atomic(0)
    return { [0.5, 0.25, 0.75][count.add(1, ordering: .relaxed).oldValue % 3] }
  }

  /// Opens account `id` with `amount` in it, as another writer.
  func prepare(_ id: AccountID = 1, with amount: Money = .hundred) async throws {
    let events: [Account.Event] = [
      .opened(accountID: id), .deposited(accountID: id, amount: amount),
    ]
    try await store.record(events, in: Account.stream(of: id))
  }

  /// Sends a command to account 1.
  func ask(
    _ command: Account.Command, id: CommandID = "c", story: CorrelationID? = nil
  ) async throws(Unfinished) -> Answer<Account.Event> {
    try await Answer {
      try await handler.handle(
        command, by: Account.self, in: Account.stream(of: 1),
        context: CommandContext(id, correlationID: story))
    }
  }

  func events(of account: AccountID = 1) async throws -> [Account.Event] {
    try await store.read(Account.stream(of: account)).compactMap { $0.event as? Account.Event }
  }

  /// The balance by the rules of folding, whatever the learner's own fold does.
  func balance(of account: AccountID = 1) async throws -> Money {
    try await events(of: account).reduce(Money.zero) { balance, event in
      switch event {
      case .opened, .closed: balance
      case .deposited(_, let amount), .transferReceived(_, _, _, let amount),
        .transferReturned(_, _, let amount):
        balance &+ amount
      case .withdrawn(_, let amount), .transferSent(_, _, _, let amount): balance &- amount
      }
    }
  }
}

/// The answer to a command: its result or its error.
struct Answer<Event: Sendable & Equatable>: CustomStringConvertible {
  private let result: Result<CommandResult<Event>, any Error>

  init(of call: () async throws -> CommandResult<Event>) async throws(Unfinished) {
    do {
      result = .success(try await call())
    } catch let unfinished as Unfinished {
      throw unfinished
    } catch {
      result = .failure(error)
    }
  }

  var value: CommandResult<Event>? { try? result.get() }

  var error: (any Error)? {
    if case .failure(let error) = result { error } else { nil }
  }

  /// The end of a sentence: "led to [...] at version 3" or "threw VersionConflict, ...".
  var description: String {
    switch result {
    case .success(let answer): "led to \(words(answer.events)) at version \(answer.version)"
    case .failure(let error): "threw \(type(of: error)), \(error)"
    }
  }
}

/// Events as they read in a sentence.
func words(_ events: [some Any]) -> String {
  events.isEmpty ? "no events" : events.map { "\($0)" }.joined(separator: ", ")
}
