import EventSourcing

extension Worker {
  /// Runs `work`, and keeps the message hidden as long as it takes.
  ///
  /// Each third of the visibility timeout it is hidden for the whole timeout again, counted from
  /// then. When the message was received again meanwhile, another worker has it: the work is
  /// cancelled. Any other failure is tried again at the next beat.
  ///
  /// - Throws: errors of `work`, and ``QueueError/messageNotInFlight`` when another worker has the
  ///   message.
  func keepingHidden<Value: Sendable>(
    _ delivery: Delivery, while work: @escaping @Sendable () async throws -> Value
  ) async throws -> Value {
    // BEGIN EXERCISE 7.11
    // starter: // The work, and a heartbeat beside it: the first of the two to end ends the other.
    // starter: try await work()
    try await withThrowingTaskGroup(of: Value?.self) { tasks in
      tasks.addTask { try await work() }
      tasks.addTask {
        try await beat(for: delivery)
        return nil
      }
      defer { tasks.cancelAll() }
      while let ended = try await tasks.next() {
        if let value = ended { return value }
      }
      throw CancellationError()
    }
    // END EXERCISE 7.11
  }

  /// Hides a message again and again, until the task is cancelled.
  ///
  /// - Throws: ``QueueError/messageNotInFlight`` when another worker has it, and `CancellationError`.
  func beat(for delivery: Delivery) async throws {
    // BEGIN EXERCISE 7.11
    // starter: // Sleep on `settings.clock`, and extend; which error means that the message is lost?
    // starter: throw Unfinished("7.11")
    while true {
      try await settings.clock.sleep(for: settings.visibility / 3)
      do {
        try await queue.changeVisibility(of: delivery.handle, to: settings.visibility)
      } catch QueueError.messageNotInFlight {
        throw QueueError.messageNotInFlight
      } catch {
        report("message \(delivery.id) could not be kept: \(error)")
      }
    }
    // END EXERCISE 7.11
  }
}
