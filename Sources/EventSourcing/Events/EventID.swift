public import Foundation

/// What makes one event different from all others.
///
/// The writer gives it, before the first try. So an append that is repeated because its answer
/// was lost can be recognised, and a deposit does not count twice.
public struct EventID: RawRepresentable, Hashable, Sendable {
  public let rawValue: UUID

  public init(rawValue: UUID) {
    self.rawValue = rawValue
  }
}

extension EventID: Codable {
  /// Reads an id from its UUID, in upper or lower case.
  ///
  /// - Throws: `DecodingError` when it is not a UUID.
  public init(from decoder: any Decoder) throws {
    rawValue = try decoder.singleValueContainer().decode(UUID.self)
  }

  /// Writes the id as its ``description``, so that it reads like a ``CausationID`` that names it.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}

/// Where the ids of new events come from.
///
/// It is handed in, so that tests and chapters can say beforehand which ids there will be.
/// Replay never asks it for anything: the ids of the past stand in the log.
public protocol EventIDSource: Sendable {
  /// Returns an id that was never returned before.
  func next() -> EventID
}

/// Ids for every use but tests: the time in milliseconds, and 74 random bits.
///
/// Ids that are made one after the other stand side by side in an index, so that a database which
/// takes a hundred of them touches a few of its pages. Ids that are nothing but random touch a
/// hundred. The layout is that of UUID version 7
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
