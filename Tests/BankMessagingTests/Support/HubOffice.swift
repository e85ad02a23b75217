import EventSourcing
import Foundation
import Messaging
import TestStores

/// A hub in a temporary folder.
struct HubOffice: Sendable {
  let hub: Hub
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    hub = try Hub(path: folder.url.appending(path: "hub.sqlite3").path)
  }

  /// Sends a batch to the hub, and returns the checkpoint of its source.
  ///
  /// - Throws: errors of the hub.
  @discardableResult
  func send(_ source: String, after position: Int, _ messages: String) async throws -> Int {
    try await hub.accept(SourceBatch(source: source, after: position, messages))
  }
}

extension SourceBatch {
  /// A batch with the messages `u1@3 u2@6`: their ids, and the positions of their events.
  init(source: String, after position: Int, _ messages: String) {
    let entries = messages.split(separator: " ").map { text in
      let parts = text.split(separator: "@")
      return Entry(
        position: parts.last.flatMap { Int($0) } ?? 0,
        message: .word(String(parts[0]), from: source))
    }
    self.init(source: source, after: position, entries: entries)
  }
}

extension Message {
  /// The message with the id `u1`, which has it as its text.
  static func word(_ word: String, from source: String, subject: String = "box-u") -> Message {
    Message(
      id: MessageID(rawValue: word), source: source, type: "LetterSent", subject: subject,
      sequence: 1, time: .letterTime, data: ["text": .string(word)])
  }

  var word: String {
    if case .string(let text) = data["text"] { text } else { "?" }
  }
}
