import EventSourcing
import Events
import Foundation
import Persistence

/// One of the clerk's counters: it serves one customer after the other.
struct Counter {
  let store: SQLiteEventStore
  let loader: SnapshotLoader
  let end: ContinuousClock.Instant?

  /// Serves until the time is over; returns the number of version conflicts.
  func serve() async throws -> Int {
    var conflicts = 0
    while !Task.isCancelled, end.map({ $0 > .now }) ?? true {
      do {
        let account = AccountID(rawValue: .random(in: 1...Clerk.accountCount))
        let acknowledgement = try await serve(account)
        // Without a buffer, so that no line is lost when the process is killed.
        try FileHandle.standardOutput.write(contentsOf: Data("\(acknowledgement)\n".utf8))
      } catch is VersionConflict {
        conflicts += 1
      }
    }
    return conflicts
  }

  /// Reads, decides, and appends at the version that was read.
  private func serve(_ account: AccountID) async throws -> Acknowledgement {
    let stream = Account.stream(of: account)
    let seen = try await loader.load(Account.self, from: stream)
    let deposit = Account.Event.deposited(
      accountID: account, amount: Money(cents: .random(in: 1...100_00)))
    let first: Account.Event =
      if seen.version == 0 {
        .opened(accountID: account)
      } else {
        .withdrawn(accountID: account, amount: Money(cents: seen.state.balance.cents / 2))
      }
    let events = [first, deposit]
    let result = try await store.append(
      events.map { NewEvent(id: RandomEventIDs().next(), event: $0) }, to: stream,
      expecting: .exactly(seen.version))
    var state = seen.state
    for event in events { Account.evolve(&state, with: event) }
    return Acknowledgement(stream, result, balance: state.balance)
  }
}
