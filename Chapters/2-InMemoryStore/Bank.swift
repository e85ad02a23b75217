import EventSourcing
import Events
import Foundation
import InMemoryStore

/// The accounts of the chapter, in the learner's store.
struct Bank {
  let store = InMemoryEventStore(clock: ManualWallClock(.distantPast))
  private let ids = CountedEventIDs()

  /// Opens an account and deposits 100.00.
  ///
  /// - Throws: `Unfinished` when the store records nothing.
  func open(_ account: AccountID) async throws {
    let events: [Account.Event] = [
      .opened(accountID: account), .deposited(accountID: account, amount: Money(cents: 100_00)),
    ]
    let result = try await store.append(
      events.map(new), to: Account.stream(of: account), expecting: .noStream)
    guard result.version == 2 else { throw Unfinished("2.1") }
  }

  /// Returns an event with a new id, ready to be appended.
  func new(_ event: Account.Event) -> NewEvent {
    NewEvent(id: ids.next(), event: event)
  }

  /// Returns the state of an account, and its version.
  ///
  /// - Throws: `Unfinished` when the store does not read streams.
  func look(at account: AccountID) async throws -> (version: Int, balance: Money) {
    let events = try await store.read(Account.stream(of: account))
    guard let last = events.last else { throw Unfinished("2.4") }
    return (last.version, Account.replay(events).balance)
  }
}

/// Checks that the exercises of stage 1 that this chapter needs are solved.
///
/// - Throws: `Unfinished` with the number of the exercise that is missing.
func requireStage1() throws {
  let amount = Money(cents: 100_00)
  let event = Account.Event.deposited(accountID: 1, amount: amount)
  var state = Account.initial
  Account.evolve(&state, with: event)
  guard state.balance == amount else { throw Unfinished("1.1") }
  let recorded = RecordedEvent(
    position: GlobalPosition(rawValue: 1), stream: Account.stream(of: 1), version: 1,
    id: CountedEventIDs.id(numbered: 1), recordedAt: .distantPast, event: event)
  guard Account.replay([recorded]).balance == amount else { throw Unfinished("1.2") }
  guard amount.description == "100.00" else { throw Unfinished("1.12") }
}
