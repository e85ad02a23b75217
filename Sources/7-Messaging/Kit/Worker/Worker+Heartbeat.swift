import EventSourcing

extension Worker {
  /// Runs `work`, and keeps the message hidden as long as that takes.
  ///
  /// When another worker has received the message meanwhile, the work is cancelled.
  ///
  /// - Throws: errors of `work`, and ``QueueError/messageNotInFlight`` when another worker has the
  ///   message.
  func keepingHidden<Value: Sendable>(
    _ delivery: Delivery, while work: @escaping @Sendable () async throws -> Value
  ) async throws -> Value {
    // BEGIN EXERCISE 7.11
    // Run the work and a heartbeat concurrently: the first one to end ends the other.
    try await work()
    // END EXERCISE 7.11
  }

  /// Keeps extending the visibility timeout of a message, until the task is cancelled.
  ///
  /// After each third of the timeout, the message is hidden for the whole timeout, counted from
  /// then. So one beat may fail.
  ///
  /// - Throws: ``QueueError/messageNotInFlight`` when another worker has it. Any other failure is
  ///   reported, and tried again at the next beat.
  func beat(for delivery: Delivery) async throws {
    // BEGIN EXERCISE 7.11
    // Sleep on `settings.clock`, and extend. Which error means that the message is lost?
    throw Unfinished("7.11")
    // END EXERCISE 7.11
  }
}
