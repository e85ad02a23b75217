import Foundation
import SQLite

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

  /// Deletes the messages with these handles. Returns an error for each handle that is invalid, and
  /// in a FIFO queue for each one that is no longer in flight.
  ///
  /// - Throws: ``QueueError/queueDoesNotExist``, `StorageError`, and `UncertainCommit`.
  public func delete(_ handles: [ReceiptHandle], from name: QueueName) async throws -> [QueueError?]
  {
    let errors = try await forEach(handles, in: name) { _, handle, table, now in
      if name.isFIFO, try table.hasExpired(handle, at: now) {
        throw QueueError.receiptHandleHasExpired(handle.receiptHandle.rawValue)
      }
      try table.delete(handle, at: now)
    }
    // In a FIFO queue, the next messages of their groups can be received now.
    if name.isFIFO { wake(name, handles.count) }
    return errors
  }

  /// Hides each message for its time from now on. Returns an error for each one that failed.
  ///
  /// - Throws: ``QueueError/queueDoesNotExist``, `StorageError`, and `UncertainCommit`.
  public func changeVisibility(
    _ changes: [(handle: ReceiptHandle, timeout: Duration)], in name: QueueName
  ) async throws -> [QueueError?] {
    let timeouts = changes.map(\.timeout.milliseconds)
    let errors = try await forEach(changes.map(\.handle), in: name) { index, handle, table, now in
      try Self.checkTotal(timeouts[index], of: handle, at: now)
      try table.changeVisibility(of: handle, to: timeouts[index], at: now)
    }
    // Receives that wait until a certain time look again, too: it may be an earlier one now.
    wake(name, changes.count)
    return errors
  }

  /// Checks that a message is not hidden for more than twelve hours after it was received.
  ///
  /// - Throws: ``QueueError/invalidParameterValue(_:)``.
  private static func checkTotal(
    _ timeout: Int, of handle: StoredHandle, at now: Int
  ) throws(QueueError) {
    let limit = QueueLimits.visibilityTimeouts.upperBound
    guard handle.receivedAt > 0, now + timeout - handle.receivedAt > limit * 1_000 else { return }
    throw .invalidParameterValue(
      "Value \(timeout / 1_000) for parameter VisibilityTimeout is invalid. Reason: Total "
        + "VisibilityTimeout for the message is beyond the limit [\(limit) seconds].")
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
      // This one leaves, so another receive has to look when a message becomes visible.
      if deliveries.isEmpty, let next = look.nextVisibleAt { signal.expect(at: next) }
      return deliveries
    } catch QueueError.queueDoesNotExist {
      forgetSignal(of: name)
      throw QueueError.queueDoesNotExist
    } catch {
      // It may have been woken for a message, so another receive looks in its place.
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

extension MessageTable {
  /// Whether the message with `handle` is still there, but no longer hidden by that receive.
  fileprivate func hasExpired(_ handle: StoredHandle, at now: Int) throws -> Bool {
    try connection.integer(
      """
      SELECT count(*) FROM messages
      WHERE number = ? AND queue = ? AND id = ? AND (receipt IS NOT ? OR visible_at <= ?)
      """, .integer(handle.number), .integer(handle.queue), .text(handle.messageID),
      .integer(handle.receipt), .integer(now)) == 1
  }
}
