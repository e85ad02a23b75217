/// Returns the result of `operation`; `nil` when it takes longer than `limit`, and is cancelled.
///
/// For calls that should return at once: the limit makes a test end when one does not. The test
/// ends even if `operation` ignores its cancellation, and then leaves it running.
///
/// The limit is waited for in many short pieces. On a busy computer each of them takes longer, and
/// so does `operation`: the limit grows with the load.
///
/// - Throws: errors of `operation`.
public func soon<Value: Sendable>(
  within limit: Duration = .seconds(3), _ operation: @escaping @Sendable () async throws -> Value
) async throws -> Value? {
  try await value(of: operation) { for _ in 1...100 { try await Task.sleep(for: limit / 100) } }
}

/// Runs `operation` and returns its result, or `nil` when `alarm` returns first.
///
/// The test goes on then, even if `operation` ignores its cancellation.
///
/// - Throws: errors of `operation`, and of `alarm` when they come first.
public func value<Value: Sendable>(
  of operation: @escaping @Sendable () async throws -> Value,
  unless alarm: @escaping @Sendable () async throws -> Void
) async throws -> Value? {
  let (outcomes, outcome) = AsyncThrowingStream<Value?, any Error>.makeStream()
  let work = Task {
    do {
      outcome.yield(try await operation())
    } catch {
      outcome.finish(throwing: error)
    }
  }
  let alarm = Task {
    do {
      try await alarm()
      outcome.yield(nil)
    } catch {
      outcome.finish(throwing: error)
    }
  }
  defer {
    work.cancel()
    alarm.cancel()
  }
  for try await value in outcomes { return value }
  return nil
}

/// Waits until `condition` holds, and looks again every two milliseconds; `false` when it still does
/// not after `limit`.
///
/// - Throws: errors of `condition`.
public func becomesTrue(
  within limit: Duration = .seconds(3),
  _ condition: @escaping @Sendable () async throws -> Bool
) async throws -> Bool {
  try await firstResult(within: limit) { try await condition() ? true : nil } ?? false
}

/// Returns the first result of `look` that isn't `nil`, and looks again every two milliseconds;
/// `nil` when there is none within `limit`.
///
/// - Throws: errors of `look`.
public func firstResult<Value: Sendable>(
  within limit: Duration = .seconds(3), of look: @escaping @Sendable () async throws -> Value?
) async throws -> Value? {
  try await soon(within: limit) {
    while true {
      if let value = try await look() { return value }
      try Task.checkCancellation()
      try await Task.sleep(for: .milliseconds(2))
    }
  }
}
