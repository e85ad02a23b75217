/// Receives messages from a queue, and lets a consumer handle them.
public struct Worker: Sendable {
  public typealias Report = @Sendable (_ trouble: String) -> Void

  let queue: any MessageQueue
  let consumer: any MessageConsumer
  let settings: WorkerSettings
  let report: Report

  /// Creates a worker; `report` is called with each failure, for the people who operate it.
  public init(
    _ queue: any MessageQueue, consumer: any MessageConsumer,
    settings: WorkerSettings = WorkerSettings(), report: @escaping Report = { _ in }
  ) {
    self.queue = queue
    self.consumer = consumer
    self.settings = settings
    self.report = report
  }

  /// Handles a delivery and then deletes it, even if it was a duplicate.
  ///
  /// A failure is reported, and the message is given back: it is delivered again after a delay that
  /// grows with each receive. The queue gives up on a message that fails every time; see
  /// ``RedrivePolicy``. A message that another worker has by now is only reported.
  func settle(_ delivery: Delivery) async {
    // BEGIN EXERCISE 7.10
    // starter: // Read the message, let the consumer handle it, and delete the delivery.
    // starter: // Report a failure, and give the delivery back.
    do {
      let message = try Message(json: delivery.body)
      _ = try await keepingHidden(delivery) { try await consumer.consume(message) }
      try await delete(delivery)
    } catch QueueError.messageNotInFlight {
      report("message \(delivery.id): another worker has it by now")
    } catch {
      report("message \(delivery.id), receive \(delivery.receiveCount): \(error)")
      await giveBack(delivery, after: settings.delay.delay(after: delivery.receiveCount))
    }
    // END EXERCISE 7.10
  }
}
