extension Worker {
  /// Deletes a message that was handled, even when this task is cancelled.
  ///
  /// A FIFO queue refuses that when the message is visible again. It is no failure: the effect has
  /// happened, and the next worker that receives the message finds a duplicate, and deletes it.
  ///
  /// - Throws: errors of the queue. Then it is delivered again.
  func delete(_ delivery: Delivery) async throws {
    do {
      // A request of a cancelled task may not reach the queue.
      try await Task { try await queue.delete(delivery.handle) }.value
    } catch QueueError.receiptHandleHasExpired {
      report(
        "message \(delivery.id) was handled, but the delete came too late: "
          + "it will be delivered again, as a duplicate")
    }
  }

  /// Lets a message be delivered again after `delay`, even when this task is cancelled.
  ///
  /// If that fails, the failure is reported, and the message is delivered again when its visibility
  /// timeout ends.
  func giveBack(_ delivery: Delivery, after delay: Duration) async {
    do {
      try await Task { try await queue.changeVisibility(of: delivery.handle, to: delay) }.value
    } catch {
      report("message \(delivery.id) could not be given back: \(error)")
    }
  }

  /// Receives a message. The wait for it ends when `stop` is sent; a message may come even then.
  ///
  /// - Throws: errors of the queue.
  func receive(until stop: StopSignal) async throws -> [Delivery] {
    let request = ReceiveRequest(limit: 1, wait: settings.wait, visibility: settings.visibility)
    return try await withThrowingTaskGroup(of: [Delivery].self) { tasks in
      tasks.addTask {
        do {
          return try await queue.receive(request)
        } catch is CancellationError {
          return []
        }
      }
      tasks.addTask {
        await stop.wait()
        return []
      }
      var deliveries: [Delivery] = []
      for try await some in tasks {
        deliveries += some
        tasks.cancelAll()
      }
      return deliveries
    }
  }

  /// Waits for `duration`, or until `stop` is sent.
  func pause(for duration: Duration, until stop: StopSignal) async {
    await withTaskGroup(of: Void.self) { tasks in
      tasks.addTask { try? await settings.clock.sleep(for: duration) }
      tasks.addTask { await stop.wait() }
      await tasks.next()
      tasks.cancelAll()
    }
  }
}
