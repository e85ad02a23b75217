import EventSourcing
import Synchronization

/// A log whose events are given, and that remembers what it was asked for.
///
/// It loses its patience with somebody who reads it again and again.
final class GivenLog: EventStore {
  struct Request: Equatable, CustomStringConvertible {
    let position: Int
    let limit: Int

    var description: String { "\(limit) after \(position)" }
  }

  /// What happens between the moment in which the log is read and its answer. The first page has
  /// the number 1.
  typealias Meanwhile =
    @Sendable (
      _ number: Int, _ page: [RecordedEvent], _ log: GivenLog
    ) async throws -> Void

  private struct State {
    var events: [RecordedEvent]
    var requests: [Request] = []
    var readCount = 0
  }

  private let state: Mutex<State>
  private let meanwhile: Meanwhile

  init(_ events: [RecordedEvent], meanwhile: @escaping Meanwhile = { _, _, _ in }) {
    state = Mutex(State(events: events))
    self.meanwhile = meanwhile
  }

  /// The calls of `readAll` until now, in order.
  var requests: [Request] { state.withLock { $0.requests } }
  /// How many events of single streams were read until now.
  var readCount: Int { state.withLock { $0.readCount } }

  func add(_ events: [RecordedEvent]) { state.withLock { $0.events += events } }

  func readAll(after position: GlobalPosition, limit: Int) async throws -> [RecordedEvent] {
    let (number, page) = state.withLock { state in
      state.requests.append(Request(position: position.rawValue, limit: limit))
      let rest = state.events.filter { $0.position > position }
      return (state.requests.count, Array(rest.prefix(max(limit, 0))))
    }
    if number > 1_000 { throw EndlessReading() }
    try await meanwhile(number, page, self)
    return page
  }

  func read(
    _ stream: StreamID, _ direction: ReadDirection, from start: Int?, limit: Int?
  ) async throws -> [RecordedEvent] {
    state.withLock { state in
      var events = state.events.filter { $0.stream == stream }
      switch direction {
      case .forwards: events = events.filter { $0.version >= start ?? .min }
      case .backwards: events = events.filter { $0.version <= start ?? .max }.reversed()
      }
      let page = Array(events.prefix(max(limit ?? .max, 0)))
      state.readCount += page.count
      return page
    }
  }

  func append(
    _ events: [NewEvent], to stream: StreamID, expecting expected: ExpectedVersion
  ) async throws -> AppendResult {
    throw NotForWriting()
  }

  func subscribe(
    after position: GlobalPosition
  ) -> any AsyncSequence<RecordedEvent, any Error> & Sendable {
    AsyncThrowingStream { $0.finish(throwing: NotForWriting()) }
  }
}

/// Nobody needs that many pages of a few events.
struct EndlessReading: Error, CustomStringConvertible {
  var description: String { "the log was read 1000 times, and that was not the end" }
}

/// The log of a test is as it is.
struct NotForWriting: Error, CustomStringConvertible {
  var description: String { "this log can be read, and neither written nor followed" }
}
