/// Tasks that outlive the task that starts them, because several callers share their result.
public enum LastingTasks {
  /// The executor of such tasks; `nil` for Swift's own threads.
  ///
  /// A task that belongs to no other one does not inherit an executor. So a simulation, which runs all
  /// tasks in its own order, sets its executor here.
  @TaskLocal public static var executor: (any TaskExecutor)?
}
