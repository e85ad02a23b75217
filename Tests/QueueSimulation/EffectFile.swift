import Foundation
import Messaging
import SQLite
import Synchronization

/// The effects of messages, in one file with the inbox.
final class EffectFile: Sendable {
  /// A commit waits for no disk, so it blocks its thread for some microseconds only.
  private let connection: Mutex<Connection>

  init(at url: URL) throws {
    let connection = try Connection(path: url.path)
    connection.waitForLocks(atMost: .seconds(5))
    try connection.execute("PRAGMA journal_mode = WAL")
    try connection.execute("PRAGMA synchronous = OFF")
    try connection.execute(Inbox.tables)
    // Nothing in this table keeps a second effect out.
    try connection.execute(
      """
      CREATE TABLE IF NOT EXISTS effects (
        number INTEGER PRIMARY KEY, account TEXT NOT NULL, sequence INTEGER NOT NULL
      ) STRICT
      """)
    self.connection = Mutex(connection)
  }

  /// Writes the effect of a message, unless it happened before.
  ///
  /// - Throws: errors of the inbox, and of the two that are called before and after the effect.
  func handle(
    _ message: Message, at now: Date, before: @Sendable () throws -> Void,
    afterwards: @Sendable () throws -> Void
  ) throws -> Inbox.Outcome {
    try connection.withLock { connection in
      try Inbox(on: connection).handle(message, at: now) { connection in
        try before()
        try connection.run(
          "INSERT INTO effects (account, sequence) VALUES (?, ?)", .text(message.subject),
          .integer(message.sequence))
        try afterwards()
      }
    }
  }

  /// Checks that each message has one effect, in a FIFO queue in the order of its group.
  ///
  /// - Throws: ``BrokenPromise``.
  func check(_ plan: QueueSimulation) throws {
    var last: [String: Int] = [:]
    var seen = [UInt8](repeating: 0, count: plan.messageCount)
    let effects = try connection.withLock { connection in
      try connection.run("SELECT account, sequence FROM effects ORDER BY number") {
        (account: $0.text(0), sequence: $0.integer(1))
      }
    }
    for effect in effects {
      let message = try SimulatedMessage(effect.account, effect.sequence)
      guard seen.indices.contains(message.number) else {
        throw BrokenPromise("\(message) was never sent, and has an effect")
      }
      guard seen[message.number] == 0 else {
        throw BrokenPromise("\(message) has two effects")
      }
      seen[message.number] = 1
      if plan.isFIFO, let before = last[effect.account], before > effect.sequence {
        throw BrokenPromise("\(message) came after number \(before) of its group")
      }
      last[effect.account] = effect.sequence
    }
    if let lost = seen.firstIndex(of: 0) {
      throw BrokenPromise("\(SimulatedMessage(number: lost)) is lost: it has no effect")
    }
  }
}
