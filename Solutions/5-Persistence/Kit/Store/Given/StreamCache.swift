public import EventSourcing
import Synchronization

/// An event store that caches the most recently read streams, for callers that read the same ones
/// again and again, as command handlers do.
///
/// Most caches are stale from time to time, because the original has changed. This one can't be:
/// a stream only grows. Each read asks the store behind it for the events after the cached ones,
/// and never for the cached ones.
public final class StreamCache: EventStoreDecorator {
  public let store: any EventStore
  private let streams: Mutex<Remembered>

  /// Creates a cache of at most `capacity` events in front of `store`.
  public init(_ store: any EventStore, capacity: Int = 100_000) {
    self.store = store
    streams = Mutex(Remembered(capacity: capacity))
  }

  public func read(
    _ stream: StreamID, _ direction: ReadDirection, from start: Int?, limit: Int?
  ) async throws -> [RecordedEvent] {
    guard direction == .forwards, start ?? 1 <= 1, limit == nil else {
      return try await store.read(stream, direction, from: start, limit: limit)
    }
    let version = streams.withLock { $0.version(of: stream) }
    let newer = try await store.read(stream, .forwards, from: version + 1, limit: nil)
    let all = streams.withLock { $0.history(of: stream, with: newer) }
    // Between the two locks the stream may have been evicted.
    if let all { return all }
    return try await store.read(stream)
  }
}

/// The streams in a ``StreamCache``.
private struct Remembered: Sendable {
  private struct Stream: Sendable {
    var events: [RecordedEvent] = []
    /// The time of its last use, as a rising number.
    var lastUse = 0
  }

  private let capacity: Int
  private var streams: [StreamID: Stream] = [:]
  private var eventCount = 0
  private var now = 0

  init(capacity: Int) {
    self.capacity = capacity
  }

  /// The last cached version of `stream`; 0 when it is not cached.
  func version(of stream: StreamID) -> Int { streams[stream]?.events.count ?? 0 }

  /// Returns the whole stream, which ends with `newer`; `nil` when events before them are not
  /// cached.
  mutating func history(of stream: StreamID, with newer: [RecordedEvent]) -> [RecordedEvent]? {
    let known = version(of: stream)
    if let first = newer.first, first.version > known + 1 { return nil }
    // Another task may have cached some of them meanwhile.
    let missing = newer.drop { $0.version <= known }
    guard known + missing.count > 0 else { return [] }
    now += 1
    streams[stream, default: Stream()].lastUse = now
    streams[stream, default: Stream()].events += missing
    eventCount += missing.count
    defer { if eventCount > capacity { forget() } }
    return streams[stream]?.events
  }

  /// Evicts the least recently used half.
  private mutating func forget() {
    for (stream, remembered) in streams.sorted(by: { $0.value.lastUse < $1.value.lastUse }) {
      guard eventCount > capacity / 2 else { return }
      eventCount -= remembered.events.count
      streams[stream] = nil
    }
  }
}
