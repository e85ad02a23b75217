public import EventSourcing

/// Loads states: from the newest valid snapshot, and the events after it.
public struct SnapshotLoader: Sendable {
  let store: any EventStore
  private let snapshots: Snapshots
  private let threshold: SnapshotThreshold

  public init(
    store: any EventStore, snapshots: Snapshots, threshold: SnapshotThreshold = .standard
  ) {
    self.store = store
    self.snapshots = snapshots
    self.threshold = threshold
  }

  /// Returns the state of `stream`, at `version` or at its end.
  ///
  /// With or without snapshots, the result is the same.
  ///
  /// - Throws: errors of the store.
  public func load<Subject: Snapshotted>(
    _ subject: Subject.Type, from stream: StreamID, asOfVersion version: Int? = nil
  ) async throws -> Loaded<Subject.State> {
    let base = try await trusted(subject, in: stream, upTo: version ?? .max)
    var loaded = base ?? Loaded(state: Subject.initial, version: 0, eventsRead: 0)
    var newest = NewestEvents<Subject>(
      limit: min(threshold.eventCount, .max - Self.pageSize) + Self.pageSize)
    let last = version ?? .max
    while loaded.version < last {
      let limit = min(Self.pageSize, last - loaded.version)
      let page = try await store.read(stream, .forwards, from: loaded.version + 1, limit: limit)
      for event in page { loaded.apply(event, of: subject) }
      newest.append(page)
      guard page.count == limit else { break }
    }
    // Only the newest state is worth a snapshot: it is loaded again and again, past ones are not.
    if version == nil, newest.othersAreUnderstood {
      try await snapshots.apart { [self, state = loaded.state, events = newest.events] in
        keep(subject, state, after: events, in: stream)
      }
    }
    return loaded
  }

  /// So that a long stream is not in memory as a whole.
  private static let pageSize = 1_000

  /// Saves a snapshot of `state`, the state after `events`, when there were enough of them.
  ///
  /// The events come from the store, so they are committed. A failed save does no harm.
  private func keep<Subject: Snapshotted>(
    _ subject: Subject.Type, _ state: Subject.State, after events: [RecordedEvent],
    in stream: StreamID
  ) {
    // BEGIN EXERCISE 5.11
    // starter: // Enough events? All of them understood? Then `snapshots.save`.
    guard events.count >= threshold.eventCount, let last = events.last,
      events.allSatisfy({ $0.event is Subject.Event })
    else { return }
    let snapshot = Snapshot(version: last.version, lastEventID: last.id, state: state)
    try? snapshots.save(snapshot, of: subject, in: stream)
    // END EXERCISE 5.11
  }

  /// Returns the newest snapshot if it belongs to this stream: its event is at its version.
  ///
  /// - Throws: errors of the store.
  private func trusted<Subject: Snapshotted>(
    _ subject: Subject.Type, in stream: StreamID, upTo version: Int
  ) async throws -> Loaded<Subject.State>? {
    // BEGIN EXERCISE 5.12
    // starter: // A snapshot names the event after which it was taken. Is that event in the stream?
    // starter: return nil
    let newest = try? snapshots.newest(of: subject, in: stream, upTo: version)
    guard let snapshot = newest else { return nil }
    let events = try await store.read(stream, .forwards, from: snapshot.version, limit: 1)
    guard let event = events.first, event.version == snapshot.version,
      event.id == snapshot.lastEventID
    else { return nil }
    return Loaded(state: snapshot.state, version: snapshot.version, eventsRead: 1)
    // END EXERCISE 5.12
  }
}

/// A loaded state, and the cost of loading it.
public struct Loaded<State: Sendable>: Sendable {
  public fileprivate(set) var state: State
  /// The version of the stream that the state has; 0 when there are no events.
  public fileprivate(set) var version: Int
  /// The number of events read to load it.
  public fileprivate(set) var eventsRead: Int
  /// The first event that was left out because this program does not know it.
  public fileprivate(set) var unknown: UnknownEventInStream?
}

extension Loaded {
  fileprivate mutating func apply<Subject: Aggregate>(
    _ event: RecordedEvent, of subject: Subject.Type
  ) where Subject.State == State {
    if let own = event.event as? Subject.Event {
      Subject.evolve(&state, with: own)
    } else {
      unknown = unknown ?? UnknownEventInStream(event)
    }
    version = event.version
    eventsRead += 1
  }
}

/// The newest of the events that were read, as many as it takes to see whether a snapshot is due.
private struct NewestEvents<Subject: Aggregate> {
  let limit: Int
  private(set) var events: [RecordedEvent] = []
  /// Whether this program understands all the events before these.
  private(set) var othersAreUnderstood = true

  init(limit: Int) {
    self.limit = limit
  }

  mutating func append(_ page: [RecordedEvent]) {
    events += page
    let others = events.prefix(max(events.count - limit, 0))
    if !others.allSatisfy({ $0.event is Subject.Event }) { othersAreUnderstood = false }
    events.removeFirst(others.count)
  }
}

extension Loaded: Equatable where State: Equatable {}
