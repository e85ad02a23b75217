/// Loads states of streams, for example from snapshots.
public protocol StateLoader: Sendable {
  /// Returns the state of `stream` at `version`, or at its end.
  ///
  /// Events of types that this program does not know are left out; the result names the first one.
  ///
  /// - Throws: errors of the store.
  func state<Subject: Aggregate>(
    of subject: Subject.Type, in stream: StreamID, asOfVersion version: Int?
  ) async throws -> VersionedState<Subject.State>
}

/// Loads states by replaying all events of the stream, a page at a time.
public struct ReplayingStateLoader: StateLoader {
  private let store: any EventStore
  private let pageSize: Int

  /// - Precondition: `pageSize` is 1 or more.
  public init(store: any EventStore, pageSize: Int = 1_000) {
    precondition(pageSize > 0, "A page has at least one event.")
    self.store = store
    self.pageSize = pageSize
  }

  public func state<Subject: Aggregate>(
    of subject: Subject.Type, in stream: StreamID, asOfVersion version: Int?
  ) async throws -> VersionedState<Subject.State> {
    var loaded = VersionedState(state: Subject.initial, version: 0)
    let last = version ?? .max
    while loaded.version < last {
      let limit = min(pageSize, last - loaded.version)
      let page = try await store.read(
        stream, .forwards, from: loaded.version + 1, limit: limit)
      for event in page {
        if let own = event.event as? Subject.Event {
          Subject.evolve(&loaded.state, with: own)
        } else {
          loaded.unknown = loaded.unknown ?? UnknownEventInStream(event)
        }
        loaded.version = event.version
      }
      guard page.count == limit else { break }
    }
    return loaded
  }
}
