import Synchronization

/// Lets one task at a time do a piece of work; those who ask for it meanwhile get its outcome.
public final class SingleFlight<Key: Hashable & Sendable, Value: Sendable>: Sendable {
  private let tasks = Mutex<[Key: Task<Value, any Error>]>([:])

  public init() {}

  /// Does `work`, or waits for the task that does so for this key already.
  ///
  /// The work goes on when its caller is cancelled: what has begun is better finished.
  ///
  /// - Throws: what `work` throws.
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
