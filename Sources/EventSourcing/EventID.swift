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

extension EventID: CustomStringConvertible {
  public var description: String { rawValue.uuidString.lowercased() }
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

/// Random ids, for every use but tests.
public struct RandomEventIDs: EventIDSource {
  public init() {}

  public func next() -> EventID { EventID(rawValue: UUID()) }
}
