import EventSourcing
import ExerciseSupport
import Foundation
import Messaging
import StoreConformance
import TestStores

/// A log of letters, a queue, and what publishers of the log keep.
struct PostOffice: Sendable {
  let log: any EventStore
  let queue: ScriptedQueue
  let checkpoints: any PublisherCheckpoints
  let clock: JumpingQueueClock
  var options = Publisher.Options()

  init(
    _ log: any EventStore, queue: ScriptedQueue = ScriptedQueue(),
    checkpoints: any PublisherCheckpoints = InMemoryPublisherCheckpoints(),
    clock: JumpingQueueClock = JumpingQueueClock()
  ) {
    self.log = log
    self.queue = queue
    self.checkpoints = checkpoints
    self.clock = clock
  }

  init(
    _ letters: String, queue: ScriptedQueue = ScriptedQueue(),
    checkpoints: any PublisherCheckpoints = InMemoryPublisherCheckpoints(),
    clock: JumpingQueueClock = JumpingQueueClock()
  ) {
    self.init(GivenLog(.letters(letters)), queue: queue, checkpoints: checkpoints, clock: clock)
  }

  /// A new publisher, as a new process would have it.
  func publisher(_ name: String = "first", clock: (any QueueClock)? = nil) -> Publisher {
    Publisher(
      of: log, to: queue, checkpoints: checkpoints, name: name, options: options,
      clock: clock ?? self.clock, translate: Letter.message)
  }

  /// Lets a new publisher publish what is in the log.
  ///
  /// - Throws: `Unfinished` when the exercise is not solved yet.
  func publish(_ name: String = "first") async throws(Unfinished) -> Outcome<Void> {
    try await .soon { try await publisher(name).catchUp() }
  }

  /// The saved checkpoint, and how many messages were set aside.
  var progress: PublisherProgress { get async throws { try await checkpoints.progress } }
}

extension Outcome<Void> {
  /// What came of publishing: "ended", "did not end" or "threw …".
  var words: String {
    switch error {
    case nil: "ended"
    case is Endless: "did not end: it read the log a thousand times"
    case is DoesNotEnd: "did not end"
    case let error?: "threw \(type(of: error)), \(error)"
    }
  }
}

extension [String] {
  /// `[a1, a2, b1]`
  var list: String { "[\(joined(separator: ", "))]" }

  /// Whether the letters of each box are in their order, the first time that they come.
  var areInOrder: Bool {
    var last: [Character: Int] = [:]
    for letter in self {
      guard let box = letter.first, let number = Int(letter.dropFirst()) else { return false }
      guard number > last[box, default: 0] else { return false }
      last[box] = number
    }
    return true
  }
}
