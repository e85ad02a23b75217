import Synchronization

/// A value that tasks can wait for: each change of it wakes them, and they look again.
public final class Watched<Value: Sendable>: Sendable {
  private struct State {
    var value: Value
    var waiting: [Int: AsyncStream<Void>.Continuation] = [:]
    var nextID = 0
  }

  private let state: Mutex<State>

  public init(_ value: Value) { state = Mutex(State(value: value)) }

  public var value: Value { state.withLock { $0.value } }

  /// Changes the value with `body`, and wakes all that wait.
  @discardableResult
  public func change<Result: Sendable>(_ body: (inout Value) -> Result) -> Result {
    let (result, waiting) = state.withLock { state in
      (body(&state.value), Array(state.waiting.values))
    }
    for continuation in waiting { continuation.yield() }
    return result
  }

  /// Waits until `find` makes a result from the value; it may change the value when it does.
  ///
  /// - Throws: `CancellationError`.
  public func wait<Result: Sendable>(for find: (inout Value) -> Result?) async throws -> Result {
    let (changes, continuation) = AsyncStream<Void>.makeStream(
      bufferingPolicy: .bufferingNewest(1))
    let id = state.withLock { state in
      state.nextID += 1
      state.waiting[state.nextID] = continuation
      return state.nextID
    }
    defer { _ = state.withLock { $0.waiting.removeValue(forKey: id) } }
    var iterator = changes.makeAsyncIterator()
    while true {
      if let result = state.withLock({ find(&$0.value) }) { return result }
      guard await iterator.next() != nil else { throw CancellationError() }
    }
  }
}

/// Runs `body`, but not for longer than `limit`.
///
/// - Throws: ``TookTooLong``, which says `what` was waited for; errors of `body`.
public func within<Result: Sendable>(
  _ limit: Duration, _ what: @autoclosure @escaping @Sendable () -> String,
  _ body: @escaping @Sendable () async throws -> Result
) async throws -> Result {
  try await withThrowingTaskGroup(of: Result.self) { group in
    group.addTask { try await body() }
    group.addTask {
      try await Task.sleep(for: limit)
      throw TookTooLong(what: what(), limit: limit)
    }
    defer { group.cancelAll() }
    guard let result = try await group.next() else { throw CancellationError() }
    return result
  }
}

/// Something that had to come did not come in time.
public struct TookTooLong: Error, Hashable, CustomStringConvertible {
  public let what: String
  public let limit: Duration

  public init(what: String, limit: Duration) {
    self.what = what
    self.limit = limit
  }

  public var description: String { "not within \(limit.components.seconds) s: \(what)" }
}
