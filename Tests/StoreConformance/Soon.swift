/// What `operation` returns; `nil` when it takes longer than `limit`, and is then cancelled.
///
/// For what should happen at once: the limit is there so that a test ends when it does not.
///
/// - Throws: what `operation` throws.
public func soon<Value: Sendable>(
  within limit: Duration = .seconds(3), _ operation: @escaping @Sendable () async throws -> Value
) async throws -> Value? {
  try await withThrowingTaskGroup(of: Value?.self) { group in
    group.addTask { try await operation() }
    group.addTask {
      try? await Task.sleep(for: limit)
      return nil
    }
    defer { group.cancelAll() }
    return try await group.next() ?? nil
  }
}
