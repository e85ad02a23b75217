import EventSourcing
import Events
import Foundation

/// The appended events: deposits, as the bank records them.
enum Material {
  /// The accounts that work is spread over.
  static let accountCount = 1_000

  /// `count` deposits of ten units each, one after the other into each of `accounts` accounts.
  static func deposits(_ count: Int, into accounts: Int = accountCount) -> [Deposit] {
    let ids = RandomEventIDs()
    return (0..<count).map { index in
      deposit(
        into: AccountID(rawValue: index % accounts + 1), versionBefore: index / accounts, ids)
    }
  }

  /// `count` deposits into one account that has come to `version`.
  static func deposits(_ count: Int, into account: AccountID, from version: Int) -> [Deposit] {
    let ids = RandomEventIDs()
    return (0..<count).map { deposit(into: account, versionBefore: version + $0, ids) }
  }

  private static func deposit(
    into id: AccountID, versionBefore: Int, _ ids: RandomEventIDs
  ) -> Deposit {
    let command = ids.next().description
    let event = NewEvent(
      id: ids.next(), event: Account.Event.deposited(accountID: id, amount: amount),
      metadata: EventMetadata(
        correlationID: CorrelationID(rawValue: command), causationID: CausationID(rawValue: command)
      ))
    return Deposit(
      account: id, stream: Account.stream(of: id), versionBefore: versionBefore, event: event)
  }

  static let amount = Money(cents: 1_000)
}

/// One deposit on its way, and the version of its stream that it follows.
struct Deposit: Sendable {
  let account: AccountID
  let stream: StreamID
  let versionBefore: Int
  let event: NewEvent
}

extension [Deposit] {
  /// The deposits in `count` parts, all of one account in the same one, and in their order.
  func shares(_ count: Int) -> [[Deposit]] {
    (0..<count).map { share in filter { $0.account.rawValue % count == share } }
  }
}

extension EventStore {
  /// Appends one deposit, expecting the version before it.
  func append(_ deposit: Deposit) async throws {
    try await append(
      [deposit.event], to: deposit.stream, expecting: .exactly(deposit.versionBefore))
  }

  /// The number of events in the log, which is read page by page.
  func eventCount() async throws -> Int {
    var (count, position) = (0, GlobalPosition.start)
    while let page = Optional(try await readAll(after: position, limit: 1_000)),
      let last = page.last
    {
      (count, position) = (count + page.count, last.position)
    }
    return count
  }
}

extension Benchmark {
  /// How many deposits a second `tasks` append to `store`, each to separate accounts.
  static func rateOfAppends(
    _ deposits: [Deposit], tasks: Int, to store: any EventStore
  ) async throws -> Double {
    let shares = tasks == 1 ? [deposits] : deposits.shares(tasks)
    return try await rate(of: deposits.count) { try await append(shares, to: store) }
  }

  /// Appends each of `shares` in a task, at the same time.
  static func append(_ shares: [[Deposit]], to store: any EventStore) async throws {
    try await withThrowingTaskGroup { group in
      for share in shares {
        group.addTask { for deposit in share { try await store.append(deposit) } }
      }
      try await group.waitForAll()
    }
  }
}

/// A benchmark did not do what it measures.
struct WrongResult: Error, Hashable, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}

/// Checks that `value` is as expected: a figure of a broken program is worth
/// nothing, and an unused result might not be computed at all.
func expect<Value: Equatable>(_ value: Value, _ expected: Value) throws {
  guard value == expected else { throw WrongResult("found \(value) instead of \(expected)") }
}
