public import EventSourcing
import Synchronization

/// A read-only log of given events, with gaps between the positions where a test wants them.
///
/// It remembers which pages were asked for. A subscription ends with the last event, so that a
/// test can wait for that.
public final class GivenLog: EventStore {
  /// One call of `readAll`.
  public struct Request: Equatable, Sendable, CustomStringConvertible {
    public let position: Int
    public let limit: Int

    public init(position: Int, limit: Int) {
      self.position = position
      self.limit = limit
    }

    public var description: String { "\(limit) after \(position)" }
  }

  public typealias BeforePage = @Sendable (_ number: Int, _ log: GivenLog) async throws -> Void
  public typealias AfterPage =
    @Sendable (_ number: Int, _ page: [RecordedEvent], _ log: GivenLog) async throws -> Void

  private let state: Mutex<(events: [RecordedEvent], requests: [Request], subscriptions: Int)>
  private let longestPage: Int
  private let beforePage: BeforePage
  private let afterPage: AfterPage

  /// - Parameters:
  ///   - events: The events of the log, in order.
  ///   - longestPage: The most events in one page, whatever the limit of the call.
  ///   - beforePage: Called before a page is read; the first page has the number 1.
  ///   - afterPage: Called when a page is read and before it is returned.
  public init(
    _ events: [RecordedEvent], longestPage: Int = .max,
    beforePage: @escaping BeforePage = { _, _ in },
    afterPage: @escaping AfterPage = { _, _, _ in }
  ) {
    state = Mutex((events, [], 0))
    self.longestPage = longestPage
    self.beforePage = beforePage
    self.afterPage = afterPage
  }

  /// The calls of `readAll` so far, in order.
  public var requests: [Request] { state.withLock { $0.requests } }

  /// Adds events to the end of the log.
  public func add(_ events: [RecordedEvent]) { state.withLock { $0.events += events } }

  public func readAll(after position: GlobalPosition, limit: Int) async throws -> [RecordedEvent] {
    let number = state.withLock { state in
      state.requests.append(Request(position: position.rawValue, limit: limit))
      return state.requests.count
    }
    if number > 1_000 { throw Endless.paging }
    try await beforePage(number, self)
    let page = Array(events(after: position).prefix(max(0, min(limit, longestPage))))
    try await afterPage(number, page, self)
    return page
  }

  public func read(
    _ stream: StreamID, _ direction: ReadDirection, from start: Int?, limit: Int?
  ) async throws -> [RecordedEvent] {
    var events = state.withLock { $0.events.filter { $0.stream == stream } }
    switch direction {
    case .forwards: events = events.filter { $0.version >= start ?? .min }
    case .backwards: events = events.filter { $0.version <= start ?? .max }.reversed()
    }
    return Array(events.prefix(max(limit ?? .max, 0)))
  }

  public func subscribe(
    after position: GlobalPosition
  ) -> any AsyncSequence<RecordedEvent, any Error> & Sendable {
    let number = state.withLock { state in
      state.subscriptions += 1
      return state.subscriptions
    }
    return AsyncThrowingStream { events in
      // A loop that subscribes without a pause would leave no thread for the rest of the test.
      if number > 100 { return }
      for event in self.events(after: position) { events.yield(event) }
      events.finish()
    }
  }

  /// - Throws: ``ReadOnly``, always.
  public func append(
    _ events: [NewEvent], to stream: StreamID, expecting expected: ExpectedVersion
  ) async throws -> AppendResult {
    throw ReadOnly()
  }

  /// - Throws: ``ReadOnly``, always.
  public func append(
    _ events: [NewEvent], to stream: StreamID, expecting expected: ExpectedVersion,
    recording records: [IdempotencyRecord]
  ) async throws -> AppendResult {
    throw ReadOnly()
  }

  public func idempotencyRecord(of key: String) async throws -> IdempotencyRecord? { nil }

  /// - Throws: ``ReadOnly``, always.
  public func save(_ record: IdempotencyRecord, completing: Bool) async throws {
    throw ReadOnly()
  }

  private func events(after position: GlobalPosition) -> [RecordedEvent] {
    state.withLock { $0.events.filter { $0.position > position } }
  }
}
