import EventSourcing
import ExerciseSupport
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

  var path: String { folder.url.appending(path: "hub.sqlite3").path }

  /// Sends a batch to the hub.
  ///
  /// - Throws: `Unfinished` when the exercise is not solved yet.
  func send(
    _ source: String, after position: Int, _ messages: String
  ) async throws(Unfinished) -> Outcome<Int> {
    let batch = SourceBatch(source: source, after: position, messages)
    return try await .awaiting { try await hub.accept(batch) }
  }

  /// The messages in the hub, in its order: `[u1, u2!, a1]`.
  var content: String {
    get async throws { try await hub.events(after: 0, limit: 1_000).map(\.message.word).list }
  }

  /// What the hub says about how far it has a source.
  ///
  /// - Throws: `Unfinished` when the exercise is not solved yet.
  func checkpoint(of source: String) async throws(Unfinished) -> Outcome<Int> {
    try await send(source, after: 0, "")
  }
}

extension SourceBatch {
  /// A batch with the messages `u1@3 u2@6`: their ids, and the positions of their events. One of another
  /// content has an exclamation mark: `u1!@3`.
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
  /// The message with the id `u1`; `u1!` is one with the same id and another content.
  static func word(_ word: String, from source: String, subject: String? = nil) -> Message {
    let id = word.replacing("!", with: "")
    return Message(
      id: MessageID(rawValue: id), source: source, type: "LetterSent",
      subject: subject ?? "box-\(id.first ?? "?")", sequence: 1, time: .letterTime,
      data: ["text": .string(word)])
  }

  /// What ``word(_:from:subject:)`` made it from.
  var word: String {
    if case .string(let text) = data["text"] { text } else { "?" }
  }
}

extension Outcome {
  /// Whether the hub refused the batch for this reason.
  func refuses(_ reason: HubError) -> Bool { error as? HubError == reason }
}
