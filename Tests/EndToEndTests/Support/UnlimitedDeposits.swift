import EventSourcing
import EventsSolution
import PersistenceSolution

/// Two deposits of a bank without a limit, which together are more than a total can count.
enum UnlimitedDeposits {
  /// Leaves them in the bank at `path`, as a program did before there was a limit: the greatest
  /// amount in account 1, and a cent in account 2.
  static func leave(in path: String) async throws {
    let store = try SQLiteEventStore(
      path: path, codec: EventCodec([Account.Event.self], upcasters: [.depositsInCents]))
    for (id, cents) in [(AccountID(rawValue: 1), Int.max), (2, 1)] {
      let events: [Account.Event] = [
        .opened(accountID: id), .deposited(accountID: id, amount: Money(cents: cents)),
      ]
      try await store.append(
        events.map { NewEvent(id: RandomEventIDs().next(), event: $0) }, to: Account.stream(of: id),
        expecting: .noStream)
    }
  }
}
