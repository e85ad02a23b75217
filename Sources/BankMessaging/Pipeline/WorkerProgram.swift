import EventSourcing
import Foundation
import HTTPServer
import Messaging
import SQLite
import Serving

/// The program that takes the bank's messages from the queue, and keeps a notice for each payment.
public enum WorkerProgram {
  /// Works until the process gets a signal to end. Then it finishes what it has in hand.
  ///
  /// - Throws: `FileTrouble`, `CurlUnavailable`, and `Unfinished`.
  public static func run(_ settings: PipelineSettings) async throws {
    if let advice = SQLiteVersion.linked.advice { warn(advice) }
    try await WorkerTrial.checkFinished()
    let queue = try PipelineQueue(settings)
    let reports = Reports()
    let notices = try openFile(at: settings.noticesDatabase) {
      try Notices(path: settings.noticesDatabase) { notice in
        reports.forget()
        say("\(notice)")
      }
    }
    let stop = StopSignal()
    let consumer = StoppingConsumer(notices, stop)
    var options = WorkerSettings()
    options.visibility = settings.times.visibility
    let worker = Worker(
      queue, consumer: consumer, settings: options, report: { reports.report($0) })
    await runUntilSignalled(
      {
        say(greeting(settings))
        await worker.run(until: stop)
      }, stop: { stop.send() })
    if let unfinished = consumer.unfinished { throw unfinished }
  }

  private static func greeting(_ settings: PipelineSettings) -> String {
    """
    The worker takes messages from \(settings.queueText).
    Its notices are in \(settings.noticesDatabase). Ctrl-C ends it when it has handled what it has \
    in hand, a second one at once.
    """
  }
}
