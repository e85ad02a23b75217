import APISupport
import EventSourcing
import Foundation
import InMemoryStoreSolution
import Synchronization

/// A store in memory, to which something happens just before or just after an append.
final class StumblingStore: EventStoreDecorator {
  /// What happens at the append with this number, counted from 1.
  typealias Happening = @Sendable (_ number: Int, _ store: any EventStore) async throws -> Void

  let store: any EventStore = InMemoryEventStore(clock: ManualWallClock(.noon))
  private let count = Atomic(0)
  private let before: Happening
  private let after: Happening

  /// What `before` throws keeps an append from the store; what `after` throws loses the answer.
  init(before: @escaping Happening = { _, _ in }, after: @escaping Happening = { _, _ in }) {
    self.before = before
    self.after = after
  }

  @discardableResult
  func append(
    _ events: [NewEvent], to stream: StreamID, expecting expected: ExpectedVersion
  ) async throws -> AppendResult {
    let number = count.add(1, ordering: .relaxed).newValue
    if number > 1_000 { throw EndlessAppends() }
    try await before(number, store)
    let result = try await store.append(events, to: stream, expecting: expected)
    try await after(number, store)
    return result
  }
}

/// What a store throws that has lost its power.
struct PowerCut: Error, CustomStringConvertible {
  var description: String { "the power was cut" }
}

/// What a store throws that was appended to again and again.
struct EndlessAppends: Error, CustomStringConvertible {
  var description: String { "your code appended 1000 times" }
}
