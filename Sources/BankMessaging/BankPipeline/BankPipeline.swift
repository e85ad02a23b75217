import API
public import EventSourcing
import Foundation
public import Messaging
import Synchronization

/// The pipeline of a bank: publisher, queue and worker, with their files.
///
/// An embedded one runs in the process of the bank. Of one that runs elsewhere, this shows the state.
/// What can't be opened is tried again, and keeps neither the bank nor the other parts from working.
public final class BankPipeline: Sendable {
  let settings: PipelineSettings
  let log: any EventStore
  let endOfLog: @Sendable () async throws -> GlobalPosition
  let workerSettings: WorkerSettings
  let announce: Notices.Announce
  let report: @Sendable (String) -> Void
  let parts = Mutex(Parts())

  /// - Parameters:
  ///   - settings: The files and the queue.
  ///   - log: The log of the bank.
  ///   - endOfLog: Returns the position of the last event in it.
  ///   - worker: How an embedded worker takes messages.
  ///   - announce: Called with each notice that an embedded worker has written.
  ///   - report: Called with each trouble, for the people who operate the bank.
  public init(
    _ settings: PipelineSettings, of log: any EventStore,
    endOfLog: @escaping @Sendable () async throws -> GlobalPosition,
    worker: WorkerSettings = WorkerSettings(), announce: @escaping Notices.Announce = { _ in },
    report: @escaping @Sendable (String) -> Void
  ) {
    self.settings = settings
    self.log = log
    self.endOfLog = endOfLog
    workerSettings = worker
    self.announce = announce
    self.report = report
  }

  /// What the pipeline consists of. Each part is there once it is open.
  struct Parts {
    var checkpoints = Part<PublisherFile>.failure(NotOpen())
    var notices = Part<Notices>.failure(NotOpen())
    var queue = Part<any ObservedQueue>.failure(NotOpen())
    /// The queue in this process, with the publisher that is at work; `nil` when they are elsewhere.
    var localQueue: LocalQueue?
    var publisher: Publisher?
  }

  typealias Part<Value> = Result<Value, NotOpen>

  /// A part can't be used yet, or at all.
  struct NotOpen: Error, CustomStringConvertible {
    var description = "it is being opened"
  }
}
