import API
import HTTPServer

/// The kinds of problem that are specific to the pipeline.
enum PipelineProblem: String, ProblemKind {
  case noDeadLetters = "no-dead-letters"
  case moveInProgress = "move-in-progress"
  case queueUnavailable = "queue-unavailable"

  var name: String { rawValue }

  var status: HTTPStatus {
    switch self {
    case .noDeadLetters, .moveInProgress: .conflict
    case .queueUnavailable: .serviceUnavailable
    }
  }

  var title: String {
    switch self {
    case .noDeadLetters: "There are no dead letters"
    case .moveInProgress: "Dead letters are being moved already"
    case .queueUnavailable: "The queue can't be reached now"
    }
  }
}

extension Problem {
  init(_ kind: PipelineProblem, _ detail: String) { self.init(kind: kind, detail) }

  init(noDeadLettersIn queue: String) {
    self.init(.noDeadLetters, "the queue '\(queue)' is empty, so nothing was moved")
  }

  /// A move is on its way; `move` is `nil` when it has begun at this moment.
  init(moveInProgress move: MoveFigures?) {
    let progress = move.map { ": \($0.movedCount) of \($0.plannedCount) are moved" } ?? ""
    self.init(.moveInProgress, "a move is on its way\(progress); wait for its end")
  }
}
