import Synchronization

/// Runs one piece of work at a time for each key; concurrent callers share its result.
public final class SingleFlight<Key: Hashable & Sendable, Value: Sendable>: Sendable {
  private let tasks = Mutex<[Key: Task<Value, any Error>]>([:])

  public init() {}

  /// Runs `work`, or waits for the task that already runs for this key.
  ///
  /// The work continues when its caller is cancelled. With `rest`, the callers get the result as soon
  /// as `work` has ended, and later ones still share it until `rest` has ended as well.
  ///
  /// - Throws: errors of `work`.
  public func run(
    _ key: Key, work: @escaping @Sendable () async throws -> Value,
    rest: (@Sendable (Value) async -> Void)? = nil
  ) async throws -> Value {
    let task = tasks.withLock { tasks in
      if let running = tasks[key] { return running }
      let task = Task(executorPreference: LastingTasks.executor) { [self] in
        do {
          let value = try await work()
          if rest == nil { forget(key) }
          return value
        } catch {
          forget(key)
          throw error
        }
      }
      tasks[key] = task
      if let rest {
        Task(executorPreference: LastingTasks.executor) { [self] in
          guard let value = try? await task.value else { return }
          await rest(value)
          forget(key)
        }
      }
      return task
    }
    return try await task.value
  }

  private func forget(_ key: Key) { tasks.withLock { $0[key] = nil } }
}
