public import EventSourcing
import Synchronization

/// A log in which the event at position 5 of the ``Story`` can't be read: the opening of account 1.
public final class DamagedLog: EventStoreDecorator {
  public let store: any EventStore
  private let isFixed = Atomic(false)

  public init(_ store: any EventStore) { self.store = store }

  /// From now on, the event can be read.
  public func fix() { isFixed.store(true, ordering: .sequentiallyConsistent) }

  public func readAll(after position: GlobalPosition, limit: Int) async throws -> [RecordedEvent] {
    let page = try await store.readAll(after: position, limit: limit)
    if isFixed.load(ordering: .sequentiallyConsistent) { return page }
    let whole = page.prefix { $0.position.rawValue != 5 }
    guard let damaged = page.first, whole.isEmpty else { return Array(whole) }
    throw DamagedEvent(
      position: damaged.position, stream: damaged.stream, typeName: "AccountOpened",
      reason: "made for a test")
  }
}
