import Foundation
import SQLite
import TestStores

@testable import Messaging

/// The file of a broker in a temporary folder.
final class QueueFileFolder: Sendable {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  var url: URL { folder.url.appending(path: "queue.sqlite3") }
  var path: String { url.path }

  func broker(clock: any QueueClock = SystemQueueClock()) throws -> Broker {
    try Broker(path: path, clock: clock)
  }

  /// A queue of a new broker of the file.
  func queue() async throws -> TestQueue {
    let clock = ManualQueueClock()
    return try await TestQueue(clock: clock, broker: try broker(clock: clock))
  }

  /// A connection of a test's own, for a look behind the code that is tested.
  func look() throws -> Connection { try Connection(path: path) }
}
