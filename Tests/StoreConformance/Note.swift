public import EventSourcing

/// The plainest event: something was noted. A store does not care what it says.
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
  /// A note whose id counts `number`, and which says so.
  public static func note(_ number: Int) -> NewEvent {
    NewEvent(id: CountedEventIDs.id(numbered: UInt64(number)), event: Note("note \(number)"))
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
  /// What the notes among the events say.
  public var texts: [String] { compactMap { ($0.event as? Note)?.text } }
}

extension StreamID {
  public static let first = StreamID(category: "notes", id: "1")
  public static let second = StreamID(category: "notes", id: "2")
}
