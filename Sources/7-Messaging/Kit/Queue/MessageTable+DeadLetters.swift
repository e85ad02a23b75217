import EventSourcing
import SQLite

extension MessageTable {
  /// Moves those of `candidates` to the dead-letter queue that were received as often as the redrive
  /// policy of `queue` allows. Returns the others, in the same order.
  ///
  /// In a standard queue a message is kept as long as the dead-letter queue keeps messages, counted
  /// from when it was sent; in a FIFO queue, counted from now.
  func setDeadLettersAside(
    _ candidates: [Candidate], of queue: Queue, at now: Int
  ) throws -> [Candidate] {
    guard let policy = queue.attributes.redrive,
      let deadLetters = try self.queue(named: policy.deadLetterQueue)
    else { return candidates }
    // BEGIN EXERCISE 7.6
    // Which of them were received too often? `move` moves one of them.
    return candidates
    // END EXERCISE 7.6
  }

  /// Moves a message to a dead-letter queue, where it is visible at once.
  func move(_ number: Int, from source: Queue, to destination: Queue, at now: Int) throws {
    let group = try group(of: number)
    let retention = destination.attributes.retention * 1_000
    // The handles of the queue that it leaves are old from now on, also if it comes back.
    try connection.run(
      "UPDATE messages SET receipt = coalesce(receipt, 0) + 1 WHERE number = ?", .integer(number))
    // BEGIN EXERCISE 7.6
    // The queue, when it is visible, where it came from, and how long it is kept.
    throw Unfinished("7.6")
    // END EXERCISE 7.6
    if let group { try update(group, at: now) }
    try updateGroup(of: number, at: now)
  }
}
