import BankServer
import EventSourcing
import Events
import Foundation
import HTTPServer
import Messaging
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
    try await run(settings) { try outbox(settings) }
  }

  /// Publishes each new event of the log that `open` opens, until the process gets a signal to end.
  /// Then it gives back the lease.
  ///
  /// - Throws: `CurlUnavailable`, `Unfinished`, and errors of `open`.
  public static func run(
    _ settings: PipelineSettings, opening open: () async throws -> Outbox
  ) async throws {
    try BankMessages.checkFinished()
    let queue = try PipelineQueue(settings)
    let outbox = try await open()
    var options = Publisher.Options()
    options.isFIFO = settings.queue.isFIFO
    options.leaseDuration = settings.times.lease
    let publisher = Publisher(
      of: outbox.log, to: queue, checkpoints: outbox.checkpoints, name: outbox.publisher,
      options: options, report: { warn("not published: \($0)") },
      translate: { BankMessages.message(for: $0) })
    let publishing = Task { await publisher.run() }
    await runUntilSignalled(
      {
        say("The publisher sends to \(settings.queueText). \(outbox.place) Ctrl-C ends it.")
        await publishing.value
      }, stop: { publishing.cancel() })
    if let unfinished = publisher.unfinished { throw unfinished }
  }

  /// How often it looks for events that another process has appended.
  private static let lookInterval = Duration.milliseconds(4)

  private static func outbox(_ settings: PipelineSettings) throws -> Outbox {
    let log = try openFile(at: settings.database) {
      try SQLiteEventStore(
        path: settings.database, codec: .bank,
        options: StorageOptions(lookInterval: Self.lookInterval))
    }
    let checkpoints = try openFile(at: settings.publisherDatabase) {
      try PublisherFile(path: settings.publisherDatabase)
    }
    return Outbox(
      log, checkpoints: checkpoints,
      publisher: "process \(ProcessInfo.processInfo.processIdentifier)",
      place: """
        It follows the log in \(settings.database).
        Its checkpoint is in \(settings.publisherDatabase).
        """)
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
