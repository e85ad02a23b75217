/// The settings of a worker.
public struct WorkerSettings: Sendable {
  /// The number of messages that it handles at once.
  ///
  /// It receives a message only when it can begin with it: one that was received and waits in
  /// the worker's memory counts as a failed receive for the queue's redrive policy.
  public var parallel = 4
  /// How long a receive waits for a message.
  public var wait = Duration.seconds(20)
  /// How long a received message is hidden. A heartbeat extends it as long as the consumer works.
  public var visibility = Duration.seconds(30)
  /// How long a message waits after it could not be handled.
  public var delay = RetryDelay(base: .seconds(1), cap: .seconds(300))
  /// How long it waits after it could not receive.
  public var receiveDelay = RetryDelay(base: .seconds(1), cap: .seconds(10))
  /// How long the consumer may go on after the worker was told to stop.
  public var grace = Duration.seconds(20)
  public var clock: any QueueClock = SystemQueueClock()

  public init() {}
}
