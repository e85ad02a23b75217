public import EventSourcing
import Foundation

/// Pushes the events of a log to a hub, as messages of one source.
///
/// It keeps no checkpoint: the hub knows how much of this source it has. So a pusher asks the hub
/// first and continues from there, even after a crash on either side.
public struct HubPusher: Sendable {
  /// Makes a message from an event; `nil` when the event is internal.
  public typealias Translation = @Sendable (RecordedEvent) throws -> Message?

  /// The most messages in one batch.
  public static let longestBatch = 100

  let log: any EventStore
  let source: String
  let hub: any HubIntake
  let retries: RetryDelay
  let clock: any QueueClock
  let report: @Sendable (String) -> Void
  let translate: Translation

  /// Creates a pusher that reports each failure, in one sentence.
  public init(
    of log: any EventStore, from source: String, to hub: any HubIntake,
    retries: RetryDelay = RetryDelay(), clock: any QueueClock = SystemQueueClock(),
    report: @escaping @Sendable (String) -> Void = { _ in }, translate: @escaping Translation
  ) {
    self.log = log
    self.source = source
    self.hub = hub
    self.retries = retries
    self.clock = clock
    self.report = report
    self.translate = translate
  }

  /// Pushes what is in the log, to its end, and returns.
  ///
  /// - Throws: ``HubError``, ``HubAhead``, errors of the hub, of the log and of the translation, and
  ///   `CancellationError`. Then it can be called again.
  public func catchUp() async throws {
    var run = try await begin()
    while try await run.pushNext() { try Task.checkCancellation() }
  }

  /// Pushes what is in the log and each new event, until its task is cancelled.
  ///
  /// After an error it asks the hub again, at longer and longer intervals. An event that can't be
  /// translated, and a message that the hub refuses, hold back all later ones: the hub promises
  /// their order. (It returns early when it meets an exercise that is not solved yet.)
  public func run() async {
    var failures = 0
    var trouble: String?
    while !Task.isCancelled {
      do {
        var run = try await begin()
        while true {
          if try await run.pushNext() {
            (failures, trouble) = (0, nil)
          } else {
            try await waitForEvent(after: run.position)
          }
          try Task.checkCancellation()
        }
      } catch let unfinished as Unfinished {
        return report("\(unfinished)")
      } catch {
        guard !Task.isCancelled else { return }
        failures += 1
        if trouble != "\(error)" { report("\(error)") }
        trouble = "\(error)"
        try? await clock.sleep(until: clock.now + retries.delay(after: failures).seconds)
      }
    }
  }

  /// Asks the hub for the position of its last message of this source.
  private func begin() async throws -> HubPush {
    let question = SourceBatch(source: source, after: 0, entries: [])
    var run = HubPush(pusher: self)
    try await run.goBack(to: try await hub.accept(question))
    return run
  }

  /// Returns when the log has an event after `position`, or the task is cancelled.
  private func waitForEvent(after position: GlobalPosition) async throws {
    for try await _ in log.subscribe(after: position) { return }
  }
}

/// The hub has messages of this source for which the log has no event.
public struct HubAhead: Error, Hashable {
  public let source: String
  public let position: Int

  public init(source: String, position: Int) {
    self.source = source
    self.position = position
  }
}

extension HubAhead: CustomStringConvertible {
  public var description: String {
    "the hub has messages of '\(source)' up to position \(position), where this log has no event: it is "
      + "not the log that they came from; nothing is sent, restore the log, or use another name"
  }
}
