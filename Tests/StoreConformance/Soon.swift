/// What `operation` returns; `nil` when it takes longer than `limit`, and is then cancelled.
///
/// For what should happen at once: the limit is there so that a test ends when it does not. It
/// ends even if `operation` does not care that it was cancelled; that is then left to itself.
///
/// The limit is waited for in many short pieces. On a computer that has too much to do each of them
/// takes longer, and so does `operation`: the limit grows with the load.
///
/// - Throws: what `operation` throws.
public func soon<Value: Sendable>(
  within limit: Duration = .seconds(3), _ operation: @escaping @Sendable () async throws -> Value
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
    for _ in 1...100 { try await Task.sleep(for: limit / 100) }
    outcome.yield(nil)
  }
  defer {
    work.cancel()
    alarm.cancel()
  }
  for try await value in outcomes { return value }
  return nil
}
