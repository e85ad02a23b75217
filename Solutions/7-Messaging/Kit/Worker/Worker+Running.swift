extension Worker {
  /// Works until `stop` is sent. Cancelling the task sends it, too.
  ///
  /// Then it receives nothing more, and returns when the messages in hand are handled. What is still
  /// in hand at the end of the grace period is cancelled and given back.
  public func run(until stop: StopSignal) async {
    // BEGIN EXERCISE 7.12
    // starter: // Run `settings.parallel` tasks that each `work(until: stop)`; once `stop` was sent,
    // starter: // limit how long they may go on.
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
        // starter: // `stop` may have been sent while they were on their way.
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
        await pause(for: settings.receiveDelay.delay(after: failures), until: stop)
      }
    }
  }
}
