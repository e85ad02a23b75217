import EventSourcing
import Synchronization

/// A store to which something happens just before or just after an append.
final class StagedStore: EventStoreDecorator {
  typealias Happening =
    @Sendable (_ number: Int, _ events: [NewEvent], _ store: any EventStore) async throws -> Void

  let store: any EventStore
  private let appends = Atomic(0)
  private let before: Happening
  private let after: Happening

  /// The first append has the number 1. What `after` throws loses the answer of the store.
  init(
    _ store: any EventStore, before: @escaping Happening = { _, _, _ in },
    after: @escaping Happening = { _, _, _ in }
  ) {
    self.store = store
    self.before = before
    self.after = after
  }

  /// How many appends there were, with and without success.
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

/// What the store throws when the plug is pulled.
struct PowerCut: Error {}
