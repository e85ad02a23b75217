public import Foundation

/// The unique id of one event.
///
/// The writer chooses it before the first try. So an append that is repeated because its result
/// was lost can be recognized, and a deposit does not count twice.
public struct EventID: RawRepresentable, Hashable, Sendable {
  public let rawValue: UUID

  public init(rawValue: UUID) {
    self.rawValue = rawValue
  }
}

extension EventID: Codable {
  /// Decodes an id from its UUID, in upper or lower case.
  ///
  /// - Throws: `DecodingError` when it is not a UUID.
  public init(from decoder: any Decoder) throws {
    rawValue = try decoder.singleValueContainer().decode(UUID.self)
  }

  /// Encodes the id as its ``description``, in the same form as a ``CausationID`` that names it.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}

extension EventID {
  /// Returns the id for an event that follows from the event with this id: always the same one.
  ///
  /// The log has each id once. So of several events that can't all happen, only one is appended when
  /// all have this id, whichever streams and processes they come from; the others get an
  /// ``EventIDConflict``. `number` tells apart what follows from one event, also from a derived id.
  ///
  /// The layout is UUID version 8, with the time and 62 random bits of this id.
  public func derived(_ number: UInt8) -> EventID {
    var bytes = rawValue.uuid
    (bytes.6, bytes.7) = (8 << 4, number)
    return EventID(rawValue: UUID(uuid: bytes))
  }
}

/// The source of the ids of new events.
///
/// It is injected, so that tests and chapters know the ids beforehand.
/// Replay never uses it: the ids of past events are in the log.
public protocol EventIDSource: Sendable {
  /// Returns a new id.
  func next() -> EventID
}

/// Random ids for production: the time in milliseconds, and 74 random bits.
///
/// Consecutive ids are neighbours in an index, so inserting a hundred of them touches few pages of
/// the database. Fully random ids would touch a hundred. The layout is UUID version 7
/// ([RFC 9562](https://www.rfc-editor.org/rfc/rfc9562#name-uuid-version-7)).
public struct RandomEventIDs: EventIDSource {
  public init() {}

  public func next() -> EventID {
    let milliseconds = UInt64(Date().timeIntervalSince1970 * 1_000)
    let version: UInt64 = 7 << 12
    let variant: UInt64 = 2 << 62
    return EventID(
      milliseconds << 16 | version | .random(in: 0..<1 << 12), variant | .random(in: 0..<1 << 62))
  }
}
