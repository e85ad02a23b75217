import EventSourcing
import Foundation
import Messaging
import ReadModels
import Serving
import Synchronization

extension BankPipeline {
  /// Opens the parts of the pipeline; an embedded one works then. Returns when the task is cancelled:
  /// the worker has finished what it had in hand, and the publisher has given back its lease.
  public func work() async {
    await withTaskGroup { group in
      let reports = Reports(write: report)
      var failures = 0
      var isPublishing = false
      var isConsuming = false
      while !Task.isCancelled {
        let troubles = await openParts()
        let now = parts.withLock { $0 }
        if let queue = now.localQueue {
          if !isPublishing, let checkpoints = try? now.checkpoints.get() {
            isPublishing = true
            group.addTask { await self.publish(to: queue, checkpoints) }
          }
          if !isConsuming, let notices = try? now.notices.get() {
            isConsuming = true
            group.addTask { await self.consume(queue, notices) }
          }
        }
        guard !troubles.isEmpty else { return }
        for trouble in troubles { reports.report(trouble) }
        failures += 1
        try? await BackOff().wait(after: failures)
      }
    }
  }

  private func publish(to queue: LocalQueue, _ checkpoints: PublisherFile) async {
    var options = Publisher.Options()
    options.isFIFO = settings.queue.isFIFO
    options.leaseDuration = settings.times.lease
    let publisher = Publisher(
      of: log, to: queue, checkpoints: checkpoints,
      name: "bank-\(ProcessInfo.processInfo.processIdentifier)", options: options,
      report: { [report] in report("publisher: \($0)") },
      translate: { BankMessages.message(for: $0) })
    parts.withLock { $0.publisher = publisher }
    await publisher.run()
  }

  private func consume(_ queue: LocalQueue, _ notices: Notices) async {
    let (stop, reports) = (StopSignal(), Reports(write: report))
    let consumer = StoppingConsumer(notices, stop)
    let worker = Worker(
      queue, consumer: consumer, settings: workerSettings,
      report: { reports.report("worker: \($0)") })
    await worker.run(until: stop)
  }
}

extension BankPipeline {
  /// Opens the parts that are not open, each on its own. Returns what keeps some of them closed.
  private func openParts() async -> [String] {
    let now = parts.withLock { $0 }
    let path = (settings.publisherDatabase, settings.noticesDatabase)
    let checkpoints = await opened(now.checkpoints) {
      try await Self.openFile(at: path.0) { try PublisherFile(path: path.0) }
    }
    let notices = await opened(now.notices) { [announce] in
      try await Self.openFile(at: path.1) { try Notices(path: path.1, announce: announce) }
    }
    let queue = await opened(now.queue, openQueue)
    parts.withLock {
      ($0.checkpoints, $0.notices, $0.queue) = (checkpoints, notices, queue)
    }
    return [
      trouble(of: checkpoints, "publisher"), trouble(of: notices, "notices"),
      trouble(of: queue, "queue"),
    ].compactMap(\.self)
  }

  /// Returns `part` when it is open, or else what `open` makes of it.
  private func opened<Value>(
    _ part: Part<Value>, _ open: () async throws -> Value
  ) async -> Part<Value> {
    if case .success = part { return part }
    do {
      return .success(try await open())
    } catch {
      return .failure(NotOpen(description: "\(error)"))
    }
  }

  private func trouble<Value>(of part: Part<Value>, _ name: String) -> String? {
    if case .failure(let reason) = part { "\(name): \(reason); it is tried again" } else { nil }
  }

  /// Opens the queue: the embedded one, with the tables that it needs, or that of a server.
  private func openQueue() async throws -> any ObservedQueue {
    guard settings.isEmbedded else { return try RemoteQueue(settings) }
    let path = settings.queueDatabase
    let broker =
      if let path {
        try await Self.openFile(at: path) { try Broker(path: path) }
      } else {
        try Broker(path: nil)
      }
    let queue = try await settings.openQueue(in: broker)
    parts.withLock { $0.localQueue = queue }
    return EmbeddedQueue(queue: queue)
  }

  /// Opens a file on a thread that may wait for its lock.
  ///
  /// - Throws: `FileTrouble`, and `Unfinished`.
  private static func openFile<Value: Sendable>(
    at path: String, _ open: @escaping @Sendable () throws -> Value
  ) async throws -> Value {
    try await withCheckedThrowingContinuation { answer in
      DispatchQueue.global().async {
        answer.resume(with: Result { try Serving.openFile(at: path, open) })
      }
    }
  }
}
