import Synchronization

/// Runs one piece of work at a time for each key; concurrent callers share its result.
public final class SingleFlight<Key: Hashable & Sendable, Value: Sendable>: Sendable {
  private let tasks = Mutex<[Key: Task<Value, any Error>]>([:])

  public init() {}

  /// Runs `work`, or waits for the task that already runs for this key.
  ///
  /// The work continues when its caller is cancelled.
  ///
  /// - Throws: errors of `work`.
  public func run(
    _ key: Key, work: @escaping @Sendable () async throws -> Value
  ) async throws -> Value {
    let task = tasks.withLock { tasks in
      if let running = tasks[key] { return running }
      let task = Task {
        defer { self.tasks.withLock { $0[key] = nil } }
        return try await work()
      }
      tasks[key] = task
      return task
    }
    return try await task.value
  }
}
