public import EventSourcing
public import Events

/// Keeps the books of the tills, one stream for each till and day.
public struct TillBooks: Sendable {
  private let store: any EventStore
  private let ids: any EventIDSource

  public init(store: any EventStore, ids: any EventIDSource = RandomEventIDs()) {
    self.store = store
    self.ids = ids
  }

  /// Records a payment on a day that is open.
  ///
  /// - Throws: ``TillError`` when the day is not open, `VersionConflict` when another one wrote at
  ///   the same moment, and errors of the store; nothing was recorded.
  public func record(_ payment: Till.Event, in till: Int, on day: Int) async throws {
    let (state, version) = try await load(till, on: day)
    guard state.status == .open else { throw TillError.notOpen(day: day) }
    try await append(payment, to: Till.stream(of: till, on: day), expecting: .exactly(version))
  }

  /// Opens the very first day of a till.
  ///
  /// - Throws: `VersionConflict` when the day has a stream already, and errors of the store.
  public func open(_ till: Int, on day: Int, float: Money) async throws {
    try await append(
      .opened(float: float), to: Till.stream(of: till, on: day), expecting: .noStream)
  }

  /// Closes the books of `day`, and opens those of the next day with the cash that was counted.
  ///
  /// A repetition completes an interrupted closing, with the recorded count.
  ///
  /// - Returns: The float of the next day.
  /// - Throws: ``TillError`` when the day was never opened, `VersionConflict` when a payment came
  ///   between the count and the closing, and errors of the store.
  @discardableResult
  public func close(_ till: Int, on day: Int, counted: Money) async throws -> Money {
    // BEGIN EXERCISE 5.16
    // starter: // End the day's stream with `.closed`, then begin the next day's with `.opened`.
    // starter: throw Unfinished("5.16")
    let (state, version) = try await load(till, on: day)
    let float: Money
    switch state.status {
    case .unopened:
      throw TillError.notOpen(day: day)
    case .open:
      try await append(
        .closed(expected: state.cash, counted: counted), to: Till.stream(of: till, on: day),
        expecting: .exactly(version))
      float = counted
    case .closed(let recorded):
      float = recorded
    }
    let next = Till.stream(of: till, on: day + 1)
    if try await store.read(next, .forwards, from: nil, limit: 1).isEmpty {
      try await append(.opened(float: float), to: next, expecting: .noStream)
    }
    return float
    // END EXERCISE 5.16
  }

  /// The state after a day's stream, and the version of that stream.
  private func load(
    _ till: Int, on day: Int
  ) async throws -> (state: Till.State, version: Int) {
    let history = try await store.read(Till.stream(of: till, on: day))
    return (Till.replay(history), history.last?.version ?? 0)
  }

  private func append(
    _ event: Till.Event, to stream: StreamID, expecting expected: ExpectedVersion
  ) async throws {
    try await store.append(
      [NewEvent(id: ids.next(), event: event)], to: stream, expecting: expected)
  }
}
