import EventSourcing
import Foundation
import Messaging
import StoreConformance
import Synchronization

/// Letters: notes with a message, with none, and with one that can't be made.
enum Letter {
  static let privateMark = "!"
  static let brokenMark = "?"

  /// One letter in each of 25 boxes.
  static let many = "abcdefghijklmnopqrstuvwxy".map { "\($0)1" }

  /// No message can be made from this event.
  struct Broken: Error, CustomStringConvertible {
    var description: String { "this letter can't be read" }
  }

  /// The message for a note, as a translation for a publisher.
  static func message(for event: RecordedEvent) throws -> Message? {
    guard let note = event.event as? Note, !note.text.hasSuffix(privateMark) else { return nil }
    if note.text.hasSuffix(brokenMark) { throw Broken() }
    return Message(
      id: MessageID(rawValue: event.id.description), source: "post", type: "LetterSent",
      subject: event.stream.description, sequence: event.version, time: event.recordedAt,
      data: ["text": .string(note.text)])
  }

  /// The text of the letter in a message; `?` when it is none.
  static func text(of message: OutgoingMessage) -> String {
    guard let letter = try? Message(json: message.body),
      case .string(let text) = letter.data["text"]
    else { return "?" }
    return text
  }
}

extension [RecordedEvent] {
  /// Notes with these texts: `a1 b1 a2! c1` is two notes in box a, of which the second one is private,
  /// one in box b and one in box c.
  ///
  /// Their positions are three apart, and the first one is at 3.
  static func letters(_ texts: String, after count: Int = 0) -> [RecordedEvent] {
    var versions: [Character: Int] = [:]
    return texts.split(separator: " ").enumerated().map { index, text in
      let box = text.first ?? "?"
      versions[box, default: 0] += 1
      let number = count + index + 1
      return RecordedEvent(
        position: GlobalPosition(rawValue: number * 3),
        stream: StreamID(category: "box", id: String(box)), version: versions[box] ?? 1,
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
  /// The box of letters with this name.
  static func box(_ name: String) -> StreamID { StreamID(category: "box", id: name) }
}

/// A clock on which a sleep takes no time and moves the clock.
final class JumpingQueueClock: QueueClock {
  private let time: Mutex<Date>

  init(_ start: Date = .letterTime) { time = Mutex(start) }

  var now: Date { time.withLock { $0 } }

  func advance(by seconds: TimeInterval) { time.withLock { $0 += seconds } }

  /// - Throws: `CancellationError`.
  func sleep(until end: Date) async throws {
    try Task.checkCancellation()
    time.withLock { $0 = max($0, end) }
    await Task.yield()
  }
}
