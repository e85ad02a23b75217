extension Worker {
  /// Works until `stop` is sent, or the task is cancelled.
  ///
  /// Then it receives nothing more, and ends when the messages in hand are handled, at the latest after
  /// the grace period: those that are not are given back.
  public func run(until stop: StopSignal) async {
    // BEGIN EXERCISE 7.12
    // starter: // `settings.parallel` tasks that each work `until: stop`; and a limit for how long they may
    // starter: // go on after it.
    let hands = Task {
      await withDiscardingTaskGroup { group in
        for _ in 0..<settings.parallel { group.addTask { await work(until: stop) } }
      }
    }
    await stop.wait()
    stop.send()
    let limit = Task {
      try await settings.clock.sleep(for: settings.grace)
      hands.cancel()
    }
    await hands.value
    limit.cancel()
    // END EXERCISE 7.12
  }

  /// Receives one message after the other and handles it, until `stop` is sent.
  func work(until stop: StopSignal) async {
    var failures = 0
    while !stop.isSent {
      do {
        let deliveries = try await receive(until: stop)
        failures = 0
        // BEGIN EXERCISE 7.12
        // starter: for delivery in deliveries { await settle(delivery) }
        for delivery in deliveries {
          if stop.isSent {
            await giveBack(delivery, after: .zero)
          } else {
            await settle(delivery)
          }
        }
        // END EXERCISE 7.12
      } catch {
        guard !stop.isSent else { return }
        failures += 1
        report("receiving failed: \(error)")
        try? await settings.clock.sleep(for: settings.delay.delay(after: failures))
      }
    }
  }

  /// Receives a message; the wait for it ends when `stop` is sent.
  ///
  /// - Throws: errors of the queue.
  private func receive(until stop: StopSignal) async throws -> [Delivery] {
    let request = ReceiveRequest(
      limit: 1, wait: settings.wait, visibility: settings.visibility)
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
      // Also what has come at the last moment: it has to be given back.
      var deliveries: [Delivery] = []
      for try await some in tasks {
        deliveries += some
        tasks.cancelAll()
      }
      return deliveries
    }
  }
}
