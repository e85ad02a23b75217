extension EventStore {
  /// Returns this store with a log in which the damaged events are skipped that `isSkipped` names: for
  /// readers to whom they don't matter. Streams are read unchanged.
  public func skipping(
    where isSkipped: @escaping @Sendable (DamagedEvent) -> Bool
  ) -> any EventStore {
    SkippingStore(store: self, isSkipped: isSkipped)
  }
}

/// An event store whose log skips some of the damaged events.
private struct SkippingStore: EventStoreDecorator {
  let store: any EventStore
  let isSkipped: @Sendable (DamagedEvent) -> Bool

  func readAll(after position: GlobalPosition, limit: Int) async throws -> [RecordedEvent] {
    var position = position
    while true {
      do {
        return try await store.readAll(after: position, limit: limit)
      } catch let damaged as DamagedEvent where isSkipped(damaged) && damaged.position > position {
        position = damaged.position
      }
    }
  }

  func subscribe(
    after position: GlobalPosition
  ) -> any AsyncSequence<RecordedEvent, any Error> & Sendable {
    SkippingSubscription(store: self, start: position)
  }
}

private struct SkippingSubscription: AsyncSequence, Sendable {
  let store: SkippingStore
  let start: GlobalPosition

  func makeAsyncIterator() -> Iterator { Iterator(store: store, after: start) }

  struct Iterator: AsyncIteratorProtocol {
    private let store: SkippingStore
    private var position: GlobalPosition
    private var events: any AsyncIteratorProtocol<RecordedEvent, any Error>

    init(store: SkippingStore, after position: GlobalPosition) {
      self.store = store
      self.position = position
      events = store.store.subscribe(after: position).makeAsyncIterator()
    }

    mutating func next() async throws -> RecordedEvent? {
      while true {
        do {
          let event = try await events.next(isolation: #isolation)
          if let event { position = event.position }
          return event
        } catch let damaged as DamagedEvent
          where store.isSkipped(damaged) && damaged.position > position
        {
          position = damaged.position
          events = store.store.subscribe(after: position).makeAsyncIterator()
        }
      }
    }
  }
}
