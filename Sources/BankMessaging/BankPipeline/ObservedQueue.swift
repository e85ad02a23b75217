import Foundation

/// The queue of the pipeline, as those see it who operate it.
protocol ObservedQueue: Sendable {
  /// How many messages are in it, and in its dead-letter queue.
  ///
  /// - Throws: errors of the queue.
  func figures() async throws -> QueueFigures

  /// Starts moving all dead letters back to the queue. Returns how many there are.
  ///
  /// - Throws: `Problem` when there is nothing to move, or a move is on its way; errors of the queue.
  func redrive() async throws -> Int
}

/// How many messages are in a queue.
struct QueueFigures: Sendable {
  let name: String
  var visibleCount: Int
  var inFlightCount: Int
  var delayedCount: Int
  /// When the oldest message was sent; `nil` when there is none, or the queue doesn't tell.
  var oldestSentAt: Date?
  /// `nil` when the queue has no redrive policy.
  var deadLetters: DeadLetterFigures?
}

struct DeadLetterFigures: Sendable {
  let name: String
  var count: Int
  /// The oldest ones; empty when the queue doesn't show messages without receiving them.
  var first: [DeadLetter] = []
  /// The last move, also one that is over; `nil` when there was none.
  var lastMove: MoveFigures?
}

/// How far a move of dead letters is.
struct MoveFigures: Sendable {
  /// Such as `RUNNING`.
  let status: String
  let movedCount: Int
  let plannedCount: Int
  let failure: String?

  var isRunning: Bool { status == "RUNNING" }
}
