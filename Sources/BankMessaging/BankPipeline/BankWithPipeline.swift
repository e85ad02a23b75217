import BankServer
import Messaging
import SQSClient
import Serving

/// The bank of stage 6 as a program, with the pipeline of stage 7.
public enum BankWithPipeline {
  /// Serves the bank until the process gets a signal to end.
  ///
  /// - Throws: `InvalidSetting`, `FileTrouble` and `BindError`; then nothing was served. And
  ///   `Unfinished`.
  public static func run(environment: [String: String], seedsDemoData: Bool) async throws {
    var settings = try BankSettings(environment: environment)
    settings.seedsDemoData = seedsDemoData
    settings.showsPipeline = true
    let pipelineSettings = try PipelineSettings(environment: environment, forBank: true)
    if pipelineSettings.isEmbedded {
      // With empty exercises, messages would be left out, or become dead letters.
      try BankMessages.checkFinished()
      try await WorkerTrial.checkFinished()
    }
    let bank = try BankApplication(settings)
    var worker = WorkerSettings()
    worker.parallel = parallelMessages
    worker.visibility = pipelineSettings.times.visibility
    let pipeline = BankPipeline(
      pipelineSettings, of: bank.store, endOfLog: { try await bank.endOfLog }, worker: worker,
      report: warn)
    try await bank.adding(pipeline.routes)
      .run(note: { note(on: pipelineSettings, at: $0) }, beside: pipeline.work)
  }

  /// The messages that are handled at the same time share the syncs of the disk.
  private static let parallelMessages = 32

  private static func note(on settings: PipelineSettings, at address: String) -> String {
    guard settings.isEmbedded else {
      return """
        Its pipeline is elsewhere: the queue '\(settings.queue)' is at \(settings.aws.endpoint). \
        The page shows it. Start what is missing:

          swift run Chapter7 publisher
          swift run Chapter7 worker
        """
    }
    return """
      A publisher, the queue '\(settings.queue)' and a worker run in this process, too. The queue is in \
      \(settings.queueDatabase ?? "memory"), the notices are in \(settings.noticesDatabase).
      The page shows them, and so does: curl -s \(address)/pipeline
      """
  }
}
