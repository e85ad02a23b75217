import Foundation
import SQLite

extension MessageTable {
  /// What one step of a move has done.
  struct MoveStep {
    /// The messages that each queue got.
    var moved: [QueueName: Int] = [:]
    var isOver = false
  }

  /// Notes a new task, and returns its id.
  ///
  /// - Throws: ``QueueError/invalidParameterValue(_:)`` when a task of this source is running.
  func startMove(
    from source: Queue, to destination: QueueName?, atMostEachSecond rate: Int?, at now: Int
  ) throws -> String {
    let running = try connection.integer(
      "SELECT count(*) FROM moves WHERE source = ? AND status = ?",
      .integer(source.number), .text(MoveTask.Status.running.rawValue))
    guard running == 0 else {
      throw QueueError.invalidParameterValue(
        "There is already a task running. Only one active task is allowed for a source queue arn "
          + "at a given time.")
    }
    let id = UUID().uuidString.lowercased()
    try connection.run(
      """
      INSERT INTO moves (handle, source, destination, status, planned, rate, started_at)
      SELECT ?, number, ?, ?, message_count, ?, ? FROM queues WHERE number = ?
      """, .text(id), .text(destination?.rawValue), .text(MoveTask.Status.running.rawValue),
      rate.map { .integer($0) } ?? .null, .integer(now), .integer(source.number))
    return id
  }

  /// The last tasks of a source, the newest first.
  func moves(from source: Queue, limit: Int) throws -> [MoveTask] {
    try connection.run(
      """
      SELECT handle, destination, status, moved, planned, rate, failure, started_at FROM moves
      WHERE source = ? ORDER BY number DESC LIMIT ?
      """, .integer(source.number), .integer(limit)
    ) { row in
      MoveTask(
        id: row.text(0), source: source.name, destination: QueueName(rawValue: row.text(1)),
        status: MoveTask.Status(rawValue: row.text(2)) ?? .failed, movedCount: row.integer(3),
        plannedCount: row.integer(4), rate: row.isNull(5) ? nil : row.integer(5),
        failure: row.isNull(6) ? nil : row.text(6), startedAt: Date(milliseconds: row.integer(7)))
    }
  }

  /// The ids of the tasks that have to go on, with their rates.
  func runningMoves() throws -> [(id: String, rate: Int?)] {
    try connection.run(
      "SELECT handle, rate FROM moves WHERE status = ?",
      .text(MoveTask.Status.running.rawValue)
    ) { ($0.text(0), $0.isNull(1) ? nil : $0.integer(1)) }
  }

  /// Cancels a task, and returns how many messages it has moved.
  ///
  /// - Throws: ``QueueError/resourceNotFound(_:)`` when there is none, or it is over.
  func cancelMove(_ id: String) throws -> Int {
    let running = MoveTask.Status.running.rawValue
    let moved = try connection.run(
      "SELECT moved FROM moves WHERE handle = ? AND status = ?", .text(id), .text(running)
    ) { $0.integer(0) }.first
    guard let moved else { throw QueueError.resourceNotFound("Task does not exist.") }
    try endMove(id, .cancelled)
    return moved
  }

  private func endMove(
    _ id: String, _ status: MoveTask.Status, because failure: String? = nil
  ) throws {
    try connection.run(
      "UPDATE moves SET status = ?, failure = ? WHERE handle = ?", .text(status.rawValue),
      .text(failure), .text(id))
  }

  /// Moves at most `limit` messages of a task, those that wait the longest first.
  func moveNext(_ limit: Int, of id: String, at now: Int) throws -> MoveStep {
    let task = try connection.run(
      "SELECT source, destination FROM moves WHERE handle = ? AND status = ?", .text(id),
      .text(MoveTask.Status.running.rawValue)
    ) { (source: $0.integer(0), destination: $0.isNull(1) ? nil : $0.text(1)) }.first
    guard let task else { return MoveStep(isOver: true) }
    let messages = try connection.run(
      """
      SELECT number, dead_letter_source FROM messages
      WHERE queue = ? AND visible_at <= ? ORDER BY visible_at, number LIMIT ?
      """, .integer(task.source), .integer(now), .integer(limit)
    ) { (number: $0.integer(0), origin: $0.isNull(1) ? nil : $0.text(1)) }
    var step = MoveStep()
    for message in messages {
      let name = QueueName(rawValue: task.destination ?? message.origin ?? "")
      guard let name, let destination = try queue(named: name) else {
        try endMove(
          id, .failed,
          because: name == nil
            ? "CouldNotDetermineMessageSource" : "AWS.SimpleQueueService.NonExistentQueue")
        step.isOver = true
        return step
      }
      try sendAgain(message.number, to: destination, at: now)
      try connection.run("UPDATE moves SET moved = moved + 1 WHERE handle = ?", .text(id))
      step.moved[name, default: 0] += 1
    }
    if messages.isEmpty {
      try endMove(id, .completed)
      step.isOver = true
    }
    return step
  }

  /// Moves a message to `destination`, as if it had been sent there now: with a new id and a new
  /// place in the order, never received.
  private func sendAgain(_ number: Int, to destination: Queue, at now: Int) throws {
    try connection.run(
      """
      INSERT INTO messages (queue, id, body, attributes, group_id, deduplication_id, sent_at,
        expires_at, visible_at)
      SELECT ?, ?, body, attributes, group_id, deduplication_id, ?, ?, ? FROM messages
      WHERE number = ?
      """, .integer(destination.number), .text(UUID().uuidString.lowercased()), .integer(now),
      .integer(now + destination.attributes.retention * 1_000), .integer(now), .integer(number))
    try updateGroup(of: connection.lastInsertedKey, at: now)
    try remove(number, at: now)
  }
}
