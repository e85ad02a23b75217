public import EventSourcing
import Foundation

/// The simplest event: a text was noted.
public struct Note: DomainEvent, Hashable, Codable {
  public static let typeNames: Set<EventTypeName> = ["Noted"]

  public let text: String

  public init(_ text: String) {
    self.text = text
  }

  public init(typeName: EventTypeName, from decoder: any Decoder) throws {
    try self.init(from: decoder)
  }

  public var typeName: EventTypeName { "Noted" }
}

extension NewEvent {
  /// Returns a note with the id and the text of `number`.
  public static func note(_ number: Int) -> NewEvent {
    NewEvent(id: CountedEventIDs.id(numbered: UInt64(number)), event: Note("note \(number)"))
  }
}

extension EventID {
  /// The id in a sentence: "the id of event 4" for one of `CountedEventIDs`, and else its text.
  public var words: String {
    withUnsafeBytes(of: rawValue.uuid) { bytes in
      let (high, low) = bytes.loadUnaligned(as: (UInt64, UInt64).self)
      return high == 0 ? "the id of event \(UInt64(bigEndian: low))" : "the id \(self)"
    }
  }
}

extension Sequence<Int> {
  /// A note for each number.
  public var notes: [NewEvent] { map { .note($0) } }
}

extension Sequence<RecordedEvent> {
  public var versions: [Int] { map(\.version) }
  public var positions: [Int] { map(\.position.rawValue) }
  /// Whether each position is higher than the one before it.
  public var isInOrder: Bool { zip(positions, positions.dropFirst()).allSatisfy { $0 < $1 } }
  /// The texts of the notes among the events.
  public var texts: [String] { compactMap { ($0.event as? Note)?.text } }
}

extension [Int] {
  /// Whether a reader's positions are those of `log`, each once and in order.
  func isOnceEach(of log: [RecordedEvent]) -> Bool { self == log.positions }

  /// Returns the numbers of missed and of repeated events of a reader with these positions.
  func comparison(to log: [RecordedEvent]) -> String {
    let missed = Set(log.positions).subtracting(self).count
    let repeated = count - Set(self).count
    let order = self == sorted() ? "in order" : "not in order"
    return """
      of the \(log.count) events of the log the reader missed \(missed), and got \(repeated) a \
      second time; they came \(order).
      """
  }
}

extension StreamID {
  public static let first = StreamID(category: "notes", id: "1")
  public static let second = StreamID(category: "notes", id: "2")
  /// A stream with the id of ``first``, in another category.
  public static let namesake = StreamID(category: "letters", id: "1")
}
