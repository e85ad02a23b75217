import API
import Foundation
import Messaging
import SQSClient

/// A queue of SQS, or of a server that speaks its protocol. Nothing is received from it, so messages
/// are not shown.
struct RemoteQueue: ObservedQueue {
  private let queue: SQSQueue
  private let client: SQSClient

  /// - Throws: `CurlUnavailable`.
  init(_ settings: PipelineSettings) throws {
    client = try SQSClient(settings.aws)
    queue = SQSQueue(settings.queue.rawValue, client: client)
  }

  func figures() async throws -> QueueFigures {
    let counts = try await queue.counts()
    return QueueFigures(
      name: queue.name, visibleCount: counts.visible, inFlightCount: counts.inFlight,
      delayedCount: counts.delayed, oldestSentAt: nil,
      deadLetters: try await figures(ofDeadLettersIn: counts.deadLetterQueue))
  }

  private func figures(
    ofDeadLettersIn source: SQSDeadLetterQueue?
  ) async throws -> DeadLetterFigures? {
    guard let source else { return nil }
    return DeadLetterFigures(
      name: source.name, count: try await source.queue(client).counts().all,
      lastMove: try await source.lastMove(client).map(MoveFigures.init))
  }

  func redrive() async throws -> Int {
    guard let source = try await queue.counts().deadLetterQueue else {
      throw Problem(.noDeadLetters, "the queue '\(queue.name)' has no dead-letter queue")
    }
    if let move = try await source.lastMove(client).map(MoveFigures.init), move.isRunning {
      throw Problem(moveInProgress: move)
    }
    let count = try await source.queue(client).counts().all
    guard count > 0 else { throw Problem(noDeadLettersIn: source.name) }
    do {
      try await source.startMove(client)
    } catch let error as SQSError {
      // Another request may have been faster.
      guard let move = try await source.lastMove(client).map(MoveFigures.init), move.isRunning
      else { throw error }
      throw Problem(moveInProgress: move)
    }
    return count
  }
}

extension MoveFigures {
  fileprivate init(_ move: SQSMove) {
    self.init(
      status: move.status, movedCount: move.movedCount, plannedCount: move.plannedCount ?? 0,
      failure: move.failure)
  }
}
