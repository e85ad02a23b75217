import API
import Foundation
import Messaging

/// A queue of a broker in this process.
struct EmbeddedQueue: ObservedQueue {
  let queue: LocalQueue

  private static let shownDeadLetters = 5

  func figures() async throws -> QueueFigures {
    let about = try await queue.broker.description(of: queue.name)
    let deadLetters: DeadLetterFigures? =
      if let policy = about.attributes.redrive {
        try await figures(ofDeadLettersIn: policy.deadLetterQueue)
      } else {
        nil
      }
    return QueueFigures(
      name: about.name.rawValue, visibleCount: about.visibleCount,
      inFlightCount: about.inFlightCount, delayedCount: about.delayedCount,
      oldestSentAt: try await queue.broker.peek(into: queue.name).first?.sentAt,
      deadLetters: deadLetters)
  }

  private func figures(ofDeadLettersIn name: QueueName) async throws -> DeadLetterFigures {
    let broker = queue.broker
    let about = try await broker.description(of: name)
    let messages = try await broker.peek(into: name, limit: Self.shownDeadLetters)
    return DeadLetterFigures(
      name: name.rawValue, count: about.count, first: messages.map(DeadLetter.init),
      lastMove: try await broker.moves(from: name).first.map(MoveFigures.init))
  }

  func redrive() async throws -> Int {
    let broker = queue.broker
    guard let policy = try await broker.attributes(of: queue.name).redrive else {
      throw Problem(.noDeadLetters, "the queue '\(queue.name)' has no dead-letter queue")
    }
    let source = policy.deadLetterQueue
    if let move = try await broker.moves(from: source).first, move.status == .running {
      throw Problem(moveInProgress: MoveFigures(move))
    }
    let count = try await broker.description(of: source).count
    guard count > 0 else { throw Problem(noDeadLettersIn: source.rawValue) }
    do {
      _ = try await broker.startMove(from: source)
    } catch QueueError.invalidParameterValue {
      // Another request was faster.
      throw Problem(moveInProgress: nil)
    }
    return count
  }
}

extension QueueDescription {
  /// The number of all messages.
  fileprivate var count: Int { visibleCount + inFlightCount + delayedCount }
}

extension MoveFigures {
  init(_ move: MoveTask) {
    self.init(
      status: move.status.rawValue, movedCount: move.movedCount, plannedCount: move.plannedCount,
      failure: move.failure)
  }
}
