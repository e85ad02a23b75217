import EventSourcing
import Foundation
import Messaging
import StoreConformance
import Synchronization

/// A note whose message is not sent to anyone (`a1!`), or can't be made (`a1?`).
enum Letter {
  /// No message can be made from this event.
  struct Broken: Error {}

  /// The message for a note, as a translation for a pusher.
  static func message(for event: RecordedEvent) throws -> Message? {
    guard let note = event.event as? Note, !note.text.hasSuffix("!") else { return nil }
    if note.text.hasSuffix("?") { throw Broken() }
    return Message(
      id: MessageID(rawValue: event.id.description), source: "post", type: "LetterSent",
      subject: event.stream.description, sequence: event.version, time: .letterTime,
      data: ["text": .string(note.text)])
  }
}

extension [RecordedEvent] {
  /// Notes with these texts. Their positions are three apart, and the first one is at 3.
  static func letters(_ texts: String, after count: Int = 0) -> [RecordedEvent] {
    texts.split(separator: " ").enumerated().map { index, text in
      let number = count + index + 1
      return RecordedEvent(
        position: GlobalPosition(rawValue: number * 3), stream: .box, version: number,
        id: CountedEventIDs.id(numbered: UInt64(number)), recordedAt: .letterTime,
        event: Note(String(text)))
    }
  }
}

extension Date {
  /// 2026-03-01, 12:00 in UTC.
  static let letterTime = Date(timeIntervalSince1970: 1_772_366_400)
}

extension StreamID {
  static let box = StreamID(category: "box", id: "a")
}

/// A clock on which a sleep takes no time.
struct ImmediateQueueClock: QueueClock {
  var now: Date { .letterTime }

  /// - Throws: `CancellationError`.
  func sleep(until end: Date) async throws {
    try Task.checkCancellation()
    await Task.yield()
  }
}
