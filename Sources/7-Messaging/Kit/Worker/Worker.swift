/// Takes messages from a queue, and lets a consumer handle them.
public struct Worker: Sendable {
  public typealias Report = @Sendable (_ trouble: String) -> Void

  let queue: any MessageQueue
  let consumer: any MessageConsumer
  let settings: WorkerSettings
  let report: Report

  /// - Parameter report: Called with each failure, for the people who operate the worker.
  public init(
    _ queue: any MessageQueue, consumer: any MessageConsumer,
    settings: WorkerSettings = WorkerSettings(), report: @escaping Report = { _ in }
  ) {
    self.queue = queue
    self.consumer = consumer
    self.settings = settings
    self.report = report
  }

  /// Handles a delivery, and deletes it then, also when it was a duplicate. If it can't be handled, it
  /// is delivered again after a while.
  ///
  /// The queue gives up on a message that fails each time: see ``RedrivePolicy``.
  func settle(_ delivery: Delivery) async {
    // BEGIN EXERCISE 7.10
    // Read the message, let the consumer handle it, and delete it only then.
    // What fails is reported, and given back.
    // END EXERCISE 7.10
  }

  /// Lets a message be delivered again after `delay`. If that fails, it is delivered again when its
  /// visibility timeout ends.
  func giveBack(_ delivery: Delivery, after delay: Duration) async {
    do {
      try await queue.changeVisibility(of: delivery.handle, to: delay)
    } catch {
      report("message \(delivery.id) could not be given back: \(error)")
    }
  }
}
