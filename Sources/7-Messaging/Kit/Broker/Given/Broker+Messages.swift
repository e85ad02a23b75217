import Foundation

extension Broker {
  /// Sends messages in one transaction. Returns one outcome for each, in the same order.
  ///
  /// - Throws: ``QueueError``, `StorageError`, and `UncertainCommit`.
  public func send(
    _ messages: [OutgoingMessage], to name: QueueName
  ) async throws -> [SendOutcome] {
    let outcomes = try await change { table, now in
      let queue = try table.existingQueue(named: name)
      return try messages.map { try table.send($0, to: queue, at: now) }
    }
    wake(name, outcomes.count { if case .sent = $0 { true } else { false } })
    return outcomes
  }

  /// Deletes the messages with these handles. Returns an error for each handle that is invalid.
  ///
  /// - Throws: ``QueueError/queueDoesNotExist``, `StorageError`, and `UncertainCommit`.
  public func delete(_ handles: [ReceiptHandle], from name: QueueName) async throws -> [QueueError?]
  {
    try await forEach(handles, in: name) { _, handle, table, now in
      try table.delete(handle, at: now)
    }
  }

  /// Hides each message for its time from now on. Returns an error for each one that failed.
  ///
  /// - Throws: ``QueueError/queueDoesNotExist``, `StorageError`, and `UncertainCommit`.
  public func changeVisibility(
    _ changes: [(handle: ReceiptHandle, timeout: Duration)], in name: QueueName
  ) async throws -> [QueueError?] {
    let timeouts = changes.map(\.timeout.milliseconds)
    let errors = try await forEach(changes.map(\.handle), in: name) { index, handle, table, now in
      try table.changeVisibility(of: handle, to: timeouts[index], at: now)
    }
    // Also those that wait until a time look again: it may have become an earlier one.
    wake(name, changes.count)
    return errors
  }

  /// Receives messages of a queue; waits for the first one as `request` says.
  ///
  /// - Throws: ``QueueError``, `StorageError`, `UncertainCommit`, and `CancellationError`.
  public func receive(_ request: ReceiveRequest, from name: QueueName) async throws -> [Delivery] {
    let look = ReceiveLook(broker: self, name: name, request: request)
    guard request.wait > .zero else { return try await look.look().deliveries }
    let signal = signal(of: name)
    do {
      let deliveries = try await look.receive(waiting: signal, on: clock)
      // It leaves, and another one that waits has to look when a message becomes visible.
      if deliveries.isEmpty, let next = look.nextVisibleAt { signal.expect(at: next) }
      return deliveries
    } catch QueueError.queueDoesNotExist {
      forgetSignal(of: name)
      throw QueueError.queueDoesNotExist
    } catch {
      // It may have been woken for a message: another one looks in its place.
      signal.wake()
      throw error
    }
  }

  /// Calls `body` for each handle, with its index; returns the error of each one that failed.
  private func forEach(
    _ handles: [ReceiptHandle], in name: QueueName,
    _ body: @escaping @Sendable (Int, StoredHandle, MessageTable, _ now: Int) throws -> Void
  ) async throws -> [QueueError?] {
    try await change { table, now in
      let queue = try table.existingQueue(named: name)
      return try handles.enumerated().map { index, handle in
        do {
          let stored = try StoredHandle(handle)
          guard stored.queue == queue.number else {
            throw QueueError.receiptHandleIsInvalid(handle.rawValue)
          }
          try body(index, stored, table, now)
          return nil
        } catch let error as QueueError {
          return error
        }
      }
    }
  }
}
