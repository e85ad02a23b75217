import Synchronization

/// A store whose log several readers read at the same time: a page that one of them has read, the
/// others get from memory.
///
/// Only full pages are kept: what the log has once, it has for ever. Readers that are far behind read
/// from the store again.
public final class SharedPages: EventStoreDecorator {
  private struct Request: Hashable {
    let position: GlobalPosition
    let limit: Int
  }

  private struct Kept {
    var pages: [Request: [RecordedEvent]] = [:]
    var order: [Request] = []
  }

  public let store: any EventStore
  private let capacity: Int
  private let kept = Mutex(Kept())
  private let running = SingleFlight<Request, [RecordedEvent]>()

  /// Creates a store in front of `store` that keeps the last `capacity` pages.
  public init(_ store: any EventStore, capacity: Int = 32) {
    self.store = store
    self.capacity = capacity
  }

  public func readAll(after position: GlobalPosition, limit: Int) async throws -> [RecordedEvent] {
    let request = Request(position: position, limit: limit)
    if let page = kept.withLock({ $0.pages[request] }) { return page }
    return try await running.run(request) { [self] in
      // It may have been kept since the look above.
      if let page = kept.withLock({ $0.pages[request] }) { return page }
      let page = try await store.readAll(after: position, limit: limit)
      if page.count == limit { keep(page, for: request) }
      return page
    }
  }

  private func keep(_ page: [RecordedEvent], for request: Request) {
    kept.withLock { kept in
      kept.pages[request] = page
      kept.order.append(request)
      if kept.order.count > capacity { kept.pages[kept.order.removeFirst()] = nil }
    }
  }
}
