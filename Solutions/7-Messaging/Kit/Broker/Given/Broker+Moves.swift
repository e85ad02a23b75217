import Foundation

extension Broker {
  /// The messages that one transaction moves at most.
  private static let moveStep = 100
  static let moveRates = 1...500

  /// Starts moving the messages of a dead-letter queue: to `destination`, or each one to the queue it
  /// came from. Returns the id of the task, which runs in the background.
  ///
  /// - Throws: ``QueueError``, `StorageError`, and `UncertainCommit`.
  public func startMove(
    from source: QueueName, to destination: QueueName? = nil, atMostEachSecond rate: Int? = nil
  ) async throws -> String {
    let id = try await change { table, now in
      guard let queue = try table.queue(named: source) else {
        throw QueueError.resourceNotFound(
          "The resource that you specified for the SourceArn parameter doesn't exist.")
      }
      guard try !table.sources(ofDeadLettersIn: source).isEmpty else {
        throw QueueError.invalidParameterValue(
          "Source queue must be configured as a Dead Letter Queue.")
      }
      guard try destination.map({ try table.queue(named: $0) != nil }) ?? true else {
        throw QueueError.resourceNotFound(
          "The resource that you specified for the DestinationArn parameter doesn't exist.")
      }
      if let rate, !Self.moveRates.contains(rate) {
        throw QueueError.invalidParameterValue(
          "Value \(rate) for parameter MaxNumberOfMessagesPerSecond is invalid. Reason: Must be "
            + "between 1 and 500, if provided.")
      }
      return try table.startMove(
        from: queue, to: destination, atMostEachSecond: rate, at: now)
    }
    goOn(with: id, atMostEachSecond: rate)
    return id
  }

  /// The last tasks that moved messages out of `source`, the newest first.
  ///
  /// - Throws: ``QueueError/resourceNotFound(_:)``, and `StorageError`.
  public func moves(from source: QueueName, limit: Int = 1) async throws -> [MoveTask] {
    try await change { table, _ in
      guard let queue = try table.queue(named: source) else {
        throw QueueError.resourceNotFound(
          "The resource that you specified for the SourceArn parameter doesn't exist.")
      }
      return try table.moves(from: queue, limit: limit)
    }
  }

  /// Cancels a task. Returns how many messages it has moved; they stay where they are.
  ///
  /// - Throws: ``QueueError/resourceNotFound(_:)``, and `StorageError`.
  public func cancelMove(_ id: String) async throws -> Int {
    try await change { table, _ in try table.cancelMove(id) }
  }

  /// Moves messages until the task is over, in a separate task that keeps no broker alive.
  func goOn(with id: String, atMostEachSecond rate: Int?) {
    Task { [weak self, clock] in
      while let isOver = try await self?.move(min(rate ?? Self.moveStep, Self.moveStep), of: id),
        !isOver
      {
        // Even without a limit, other requests run between two steps.
        if let rate { try await clock.sleep(until: clock.now + Self.pause(at: rate)) }
      }
    }
  }

  /// The pause after a step, in seconds.
  private static func pause(at rate: Int) -> TimeInterval {
    Double(min(rate, moveStep)) / Double(rate)
  }

  /// Does one step of a task; returns whether the task is finished. A disk error doesn't end it.
  private func move(_ count: Int, of id: String) async throws -> Bool {
    do {
      let step = try await change { table, now in try table.moveNext(count, of: id, at: now) }
      for (queue, messages) in step.moved { wake(queue, messages) }
      return step.isOver
    } catch {
      try await clock.sleep(until: clock.now + 1)
      return false
    }
  }
}
