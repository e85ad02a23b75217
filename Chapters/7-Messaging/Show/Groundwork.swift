import ChapterSupport
import EventSourcing
import Events
import Foundation
import Messaging

/// What the show finds out before it starts anything. Publisher and worker look for what they need by
/// themselves.
enum Groundwork {
  /// Pushes a message to a hub: a hub without exercise 7.13 would open, and then take nothing in.
  ///
  /// - Throws: `Unfinished`, and errors of the hub.
  static func require() async throws {
    let file = try ScratchFile(named: "hub.sqlite3")
    let message = Message(
      id: MessageID(rawValue: "1"), source: "groundwork", type: "Trial", subject: "trial-1",
      sequence: 1, time: Date(timeIntervalSince1970: 1_772_366_400), data: [:])
    let entry = SourceBatch.Entry(position: 1, message: message)
    let batch = SourceBatch(source: message.source, after: 0, entries: [entry])
    guard try await Hub(path: file.path).accept(batch) == 1 else { throw Unfinished("7.13") }
  }
}
