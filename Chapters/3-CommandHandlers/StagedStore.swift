import EventSourcing
import Synchronization

/// A store that runs a closure just before or just after an append.
final class StagedStore: EventStoreDecorator {
  typealias Happening =
    @Sendable (_ number: Int, _ events: [NewEvent], _ store: any EventStore) async throws -> Void

  let store: any EventStore
  private let appends = Atomic(0)
  private let before: Happening
  private let after: Happening

  /// The first append has the number 1. An error of `after` loses the result of the store.
  init(
    _ store: any EventStore, before: @escaping Happening = { _, _, _ in },
    after: @escaping Happening = { _, _, _ in }
  ) {
    self.store = store
    self.before = before
    self.after = after
  }

  /// The number of appends, with and without success.
  var appendCount: Int { appends.load(ordering: .relaxed) }

  @discardableResult
  func append(
    _ events: [NewEvent], to stream: StreamID, expecting expected: ExpectedVersion
  ) async throws -> AppendResult {
    let number = appends.add(1, ordering: .relaxed).newValue
    try await before(number, events, store)
    let result = try await store.append(events, to: stream, expecting: expected)
    try await after(number, events, store)
    return result
  }
}

/// The store's error for a power failure.
struct PowerCut: Error {}
