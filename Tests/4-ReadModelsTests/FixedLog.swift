import EventSourcing
import Synchronization

/// A log whose events are given, with whatever gaps, and that remembers what it was asked for.
///
/// A subscription ends with the log, so that a test can wait for it. For the same reason the log
/// loses its patience with somebody who reads it, or subscribes, again and again.
final class FixedLog: EventStore {
  struct Request: Equatable, CustomStringConvertible {
    let position: Int
    let limit: Int

    var description: String { "\(limit) after \(position)" }
  }

  private let state: Mutex<(events: [RecordedEvent], requests: [Request], subscriptions: Int)>
  private let deliveries: Int
  private let longestPage: Int
  private let asked: @Sendable (_ number: Int, _ log: FixedLog) async throws -> Void

  /// A subscription gives each event as often as `deliveries`.
  /// A page has at most `longestPage` events, even for somebody who would take more.
  /// `asked` happens before each answer to `readAll`; the first one has the number 1.
  init(
    _ events: [RecordedEvent], deliveries: Int = 1, longestPage: Int = .max,
    asked: @escaping @Sendable (Int, FixedLog) async throws -> Void = { _, _ in }
  ) {
    state = Mutex((events, [], 0))
    self.deliveries = deliveries
    self.longestPage = longestPage
    self.asked = asked
  }

  /// The calls of `readAll` until now, in order.
  var requests: [Request] { state.withLock { $0.requests } }

  func add(_ events: [RecordedEvent]) { state.withLock { $0.events += events } }

  func readAll(after position: GlobalPosition, limit: Int) async throws -> [RecordedEvent] {
    let number = state.withLock { state in
      state.requests.append(Request(position: position.rawValue, limit: limit))
      return state.requests.count
    }
    if number > 1_000 { throw EndlessReading() }
    try await asked(number, self)
    return Array(events(after: position).prefix(min(limit, longestPage)))
  }

  func subscribe(
    after position: GlobalPosition
  ) -> any AsyncSequence<RecordedEvent, any Error> & Sendable {
    let number = state.withLock { state in
      state.subscriptions += 1
      return state.subscriptions
    }
    return AsyncThrowingStream { events in
      // A loop without a pause would leave no thread for the rest of the test.
      if number > 100 { return }
      for event in self.events(after: position) {
        for _ in 1...self.deliveries { events.yield(event) }
      }
      events.finish()
    }
  }

  func append(
    _ events: [NewEvent], to stream: StreamID, expecting expected: ExpectedVersion
  ) async throws -> AppendResult {
    throw ReadOnly()
  }

  func read(
    _ stream: StreamID, _ direction: ReadDirection, from start: Int?, limit: Int?
  ) async throws -> [RecordedEvent] {
    throw ReadOnly()
  }

  private func events(after position: GlobalPosition) -> [RecordedEvent] {
    state.withLock { $0.events.filter { $0.position > position } }
  }
}

/// Nobody needs that many pages of a few events.
struct EndlessReading: Error, CustomStringConvertible {
  var description: String {
    "the log was read 1000 times: does each page begin after the last one?"
  }
}

/// A read model reads the whole log, and writes nothing.
struct ReadOnly: Error, CustomStringConvertible {
  var description: String { "only the whole log can be read here" }
}
