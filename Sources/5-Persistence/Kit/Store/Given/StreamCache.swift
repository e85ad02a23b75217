public import EventSourcing
import Synchronization

/// An event store that remembers the streams that were read last, for those who read the same ones
/// again and again, as the command handlers do.
///
/// Most caches are wrong from time to time, because what they have a copy of has changed. This one
/// cannot be: a stream only grows. So it asks the store behind it for what is newer than what it
/// has, each time, and never for what it has.
public final class StreamCache: EventStoreDecorator {
  public let store: any EventStore
  private let streams: Mutex<Remembered>

  /// A cache for at most `capacity` events in front of `store`.
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
    // Between the two locks the stream may have been forgotten.
    if let all { return all }
    return try await store.read(stream)
  }
}

/// The streams that a ``StreamCache`` remembers.
private struct Remembered: Sendable {
  private struct Stream: Sendable {
    var events: [RecordedEvent] = []
    /// When it was asked for last, as a number that rises.
    var lastUse = 0
  }

  private let capacity: Int
  private var streams: [StreamID: Stream] = [:]
  private var eventCount = 0
  private var now = 0

  init(capacity: Int) {
    self.capacity = capacity
  }

  /// Up to which version `stream` is remembered; 0 when it is not.
  func version(of stream: StreamID) -> Int { streams[stream]?.events.count ?? 0 }

  /// The whole stream, of which `newer` are the last events; `nil` when some before them are not
  /// remembered.
  mutating func history(of stream: StreamID, with newer: [RecordedEvent]) -> [RecordedEvent]? {
    let known = version(of: stream)
    if let first = newer.first, first.version > known + 1 { return nil }
    // Somebody else may have brought some of them meanwhile.
    let missing = newer.drop { $0.version <= known }
    guard known + missing.count > 0 else { return [] }
    now += 1
    streams[stream, default: Stream()].lastUse = now
    streams[stream, default: Stream()].events += missing
    eventCount += missing.count
    defer { if eventCount > capacity { forget() } }
    return streams[stream]?.events
  }

  /// Forgets the half that nobody has asked for lately.
  private mutating func forget() {
    for (stream, remembered) in streams.sorted(by: { $0.value.lastUse < $1.value.lastUse }) {
      guard eventCount > capacity / 2 else { return }
      eventCount -= remembered.events.count
      streams[stream] = nil
    }
  }
}
