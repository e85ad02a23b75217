public import EventSourcing
public import Foundation
import Synchronization

/// Publishes the events of a log as messages in a queue.
///
/// The log is the *transactional outbox*: an event can't be without its message, because the
/// message is made from the event. The publisher keeps a checkpoint. It sends first and saves the
/// checkpoint afterwards, so after a crash some messages are sent again, with the same ids, and
/// none is lost.
///
/// Messages of one stream are sent in the order of the stream. There is no order among streams.
public final class Publisher: Sendable {
  /// Makes a message from an event; `nil` when the event is internal.
  public typealias Translation = @Sendable (RecordedEvent) throws -> Message?

  public struct Options: Sendable {
    /// Whether the queue is a FIFO queue.
    public var isFIFO = true
    /// The number of events that it may be ahead of its checkpoint.
    public var windowSize = 1_000
    public var retries = RetryDelay()
    /// How long another publisher has to wait when this one has died without giving back its lease.
    public var leaseDuration: Duration = .seconds(10)

    public init() {}
  }

  let log: any EventStore
  let queue: any MessageQueue
  let checkpoints: any PublisherCheckpoints
  let translate: Translation
  let options: Options
  let clock: any QueueClock
  /// Its name in the lease.
  let name: String
  let report: @Sendable (String) -> Void
  let activity = Mutex(Activity())

  /// What it is doing now.
  struct Activity {
    var isPublishing = false
    var waitingCount = 0
    var pausedStreams: [StreamID: SendFailure] = [:]
    /// The last failure, until something works again.
    var trouble: String?
    /// The exercise that ended it.
    var unfinished: Unfinished?
  }

  /// Creates a publisher that reports each failure, in one sentence.
  public init(
    of log: any EventStore, to queue: any MessageQueue, checkpoints: any PublisherCheckpoints,
    name: String = "publisher-\(UUID())", options: Options = Options(),
    clock: any QueueClock = SystemQueueClock(),
    report: @escaping @Sendable (String) -> Void = { _ in },
    translate: @escaping Translation
  ) {
    self.log = log
    self.queue = queue
    self.checkpoints = checkpoints
    self.name = name
    self.options = options
    self.clock = clock
    self.report = report
    self.translate = translate
  }

  /// Publishes what is in the log, to its end, and returns.
  ///
  /// A message that fails for now is tried again until it is sent.
  ///
  /// - Throws: ``LeaseTaken`` when another publisher is at work, ``LeaseLost``, `CancellationError`, and
  ///   errors of the log, of the queue and of the storage.
  public func catchUp() async throws {
    var run = try await begin()
    do {
      try await run.publishAll()
    } catch {
      await end(run)
      throw error
    }
    await end(run)
  }

  /// Publishes what is in the log and each new event, until its task is cancelled.
  ///
  /// After an error it tries again, at longer and longer intervals. While another publisher is at work,
  /// it waits, and takes over when that one has ended. (It returns early when it meets an exercise that
  /// is not solved yet; see ``unfinished``.)
  public func run() async {
    var failures = 0
    while !Task.isCancelled {
      do {
        var run = try await begin()
        failures = 0
        do {
          try await run.follow()
        } catch {
          await end(run)
          throw error
        }
        await end(run)
      } catch let unfinished as Unfinished {
        note(unfinished)
        activity.withLock { $0.unfinished = unfinished }
        return
      } catch let taken as LeaseTaken {
        note(taken)
        // It may be given back before its end.
        try? await clock.sleep(until: min(taken.lease.end, clock.now + 1))
      } catch {
        guard !Task.isCancelled else { return }
        failures += 1
        note(error)
        try? await clock.sleep(until: clock.now + options.retries.delay(after: failures).seconds)
      }
    }
  }

  /// Takes the lease.
  private func begin() async throws -> PublisherRun {
    let now = clock.now
    let lease = try await checkpoints.takeLease(
      for: name, until: now + options.leaseDuration.seconds, at: now)
    do {
      let position = try await checkpoints.progress.position
      try await checkLog(has: position)
      activity.withLock { $0 = Activity(isPublishing: true) }
      return PublisherRun(of: self, holding: lease, after: position)
    } catch {
      try? await checkpoints.giveBack(lease)
      throw error
    }
  }

  /// Gives back the lease. If that fails, the next publisher waits until it expires.
  private func end(_ run: PublisherRun) async {
    activity.withLock { $0.isPublishing = false }
    try? await checkpoints.giveBack(run.lease)
  }

  /// Checks that the log reaches to the checkpoint.
  ///
  /// - Throws: ``ForeignCheckpoint``, and errors of the log.
  private func checkLog(has position: GlobalPosition) async throws {
    guard position > .start else { return }
    let before = GlobalPosition(rawValue: position.rawValue - 1)
    do {
      let next = try await log.readAll(after: before, limit: 1).first
      guard next?.position == position else { throw ForeignCheckpoint(position: position) }
    } catch let damaged as DamagedEvent where damaged.position == position {
      // It was readable when it was published.
    }
  }

  /// Keeps and reports a failure.
  func note(_ error: any Error) {
    let isNews = activity.withLock { activity in
      defer { activity.trouble = "\(error)" }
      return activity.trouble != "\(error)"
    }
    if isNews { report("\(error)") }
  }
}

/// The checkpoint is that of another log: there is no event at its position.
public struct ForeignCheckpoint: Error, Hashable {
  public let position: GlobalPosition

  public init(position: GlobalPosition) { self.position = position }
}

extension ForeignCheckpoint: CustomStringConvertible {
  public var description: String {
    "the checkpoint is at position \(position), where the log has no event: it belongs to another log; "
      + "nothing is sent, restore the log, or remove the publisher's file to send everything again"
  }
}
