import EventSourcing
import Foundation
import InMemoryStore
import StoreConformance
import Synchronization
import TestStores

/// A log that a subscription reads, and that remembers what it was asked for.
final class LogForReading: Sendable {
  /// What one call asked for.
  struct Request: Equatable, CustomStringConvertible {
    let position: Int
    let limit: Int

    var description: String { "\(limit) after \(position)" }
  }

  let signal = AppendSignal()
  private let state = Mutex((events: [RecordedEvent](), requests: [Request]()))
  private let emptyPages = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))

  /// A log with an event at each of `positions`.
  init(positions: some Sequence<Int>) {
    state.withLock { $0.events = positions.map(Self.event) }
  }

  /// Reads one event.
  ///
  /// - Throws: `Unfinished` when `next` is not written yet. A test that waits for what a reader
  ///   does calls this first, or it would wait for nothing.
  static func requireReader() async throws {
    _ = try await LogForReading(positions: 1...1).events().first(1)
  }

  /// What was asked for until now, in order.
  var requests: [Request] { state.withLock { $0.requests } }

  func append(position: Int) {
    state.withLock { $0.events.append(Self.event(at: position)) }
    signal.send()
  }

  /// Returns when a reader has got an empty page.
  func sawItsEnd() async {
    _ = await emptyPages.stream.first { _ in true }
  }

  /// The first `limit` events after `position`.
  ///
  /// A reader that asks again and again is kept waiting in the end, so that it costs no processor.
  ///
  /// - Throws: `CancellationError` when such a reader is cancelled.
  func read(after position: GlobalPosition, limit: Int) async throws -> [RecordedEvent] {
    let (page, count) = state.withLock { state in
      state.requests.append(Request(position: position.rawValue, limit: limit))
      let page = Array(state.events.filter { $0.position > position }.prefix(limit))
      return (page, state.requests.count)
    }
    if count > 1_000 { try await waitForCancellation() }
    if page.isEmpty { emptyPages.continuation.yield() }
    return page
  }

  /// The events after `position`, in pages of `pageSize`.
  func events(after position: Int = 0, pageSize: Int = 100) -> Subscription {
    Subscription(
      after: GlobalPosition(rawValue: position), signals: signal.listen, pageSize: pageSize,
      read: { try await self.read(after: $0, limit: $1) })
  }

  private static func event(at position: Int) -> RecordedEvent {
    RecordedEvent(
      position: GlobalPosition(rawValue: position), stream: .first, version: position,
      id: CountedEventIDs.id(numbered: UInt64(position)), recordedAt: noon,
      event: Note("note \(position)"))
  }
}

extension Subscription {
  /// The positions of the first `count` events; `nil` when they do not come.
  func first(_ count: Int) async throws -> [Int]? {
    try await soon {
      var positions: [Int] = []
      for try await event in self {
        positions.append(event.position.rawValue)
        if positions.count == count { break }
      }
      return positions
    }
  }
}
