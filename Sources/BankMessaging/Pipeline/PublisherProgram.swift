import BankServer
import EventSourcing
import Events
import Foundation
import HTTPServer
public import Messaging
import Persistence
import SQLite
import SQSClient
import Serving

/// The program that publishes the bank's log, which another process writes.
public enum PublisherProgram {
  /// Publishes each new event of the file's log until the process gets a signal to end. Then it gives
  /// back the lease.
  ///
  /// - Throws: `FileTrouble`, `CurlUnavailable`, and `Unfinished`.
  public static func run(_ settings: PipelineSettings) async throws {
    if let advice = SQLiteVersion.linked.advice { warn(advice) }
    try await run(settings) { queue, options in try outbox(settings, to: queue, options) }
  }

  /// Publishes each new event of the log that `open` opens, until the process gets a signal to end.
  /// Then it gives back the lease.
  ///
  /// - Throws: `CurlUnavailable`, `Unfinished`, and errors of `open`.
  public static func run(
    _ settings: PipelineSettings,
    opening open: (any MessageQueue, Publisher.Options) async throws -> Outbox
  ) async throws {
    try BankMessages.checkFinished()
    let queue = try PipelineQueue(settings)
    var options = Publisher.Options()
    options.isFIFO = settings.queue.isFIFO
    options.leaseDuration = settings.times.lease
    let outbox = try await open(queue, options)
    let publishing = Task { try await outbox.publish() }
    try await runUntilSignalled(
      {
        say("The publisher sends to \(settings.queueText). \(outbox.place) Ctrl-C ends it.")
        try await publishing.value
      }, stop: { publishing.cancel() })
  }

  /// How often it looks for events that another process has appended.
  private static let lookInterval = Duration.milliseconds(4)

  private static func outbox(
    _ settings: PipelineSettings, to queue: any MessageQueue, _ options: Publisher.Options
  ) throws -> Outbox {
    let log = try openFile(at: settings.database) {
      try SQLiteEventStore(
        path: settings.database, codec: .bank,
        options: StorageOptions(lookInterval: Self.lookInterval))
    }
    let checkpoints = try openFile(at: settings.publisherDatabase) {
      try PublisherFile(path: settings.publisherDatabase)
    }
    let publisher = Publisher(
      of: log, to: queue, checkpoints: checkpoints,
      name: "process \(ProcessInfo.processInfo.processIdentifier)", options: options,
      report: { warn("not published: \($0)") }, translate: { BankMessages.message(for: $0) })
    let place = """
      It follows the log in \(settings.database).
      Its checkpoint is in \(settings.publisherDatabase).
      """
    return Outbox(place: place) {
      await publisher.run()
      if let unfinished = publisher.unfinished { throw unfinished }
    }
  }
}

extension BankMessages {
  /// Checks that an event of an account has a message.
  ///
  /// A publisher without messages would move its checkpoint all the same, and never send them.
  ///
  /// - Throws: `Unfinished`.
  static func checkFinished() throws(Unfinished) {
    let event = RecordedEvent(
      position: GlobalPosition(rawValue: 1), stream: StreamID(category: "account", id: "1"),
      version: 1, id: EventID(rawValue: UUID()), recordedAt: Date(timeIntervalSince1970: 0),
      event: Account.Event.opened(accountID: AccountID(rawValue: 1)))
    guard message(for: event) != nil else { throw Unfinished("7.1") }
  }
}

extension PipelineSettings {
  /// The queue and where it is, in the words of a greeting.
  var queueText: String {
    let text = "the queue '\(queue)' at \(aws.endpoint.absoluteString)"
    return isWorkbooksQueue ? "\(text) (the workbook's own: swift run Chapter7 queue)" : text
  }
}
