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
  public var description: String {
    // Each stored event passes here, and `uuidString.lowercased()` takes ten times as long.
    withUnsafeBytes(of: rawValue.uuid) { bytes in
      String(unsafeUninitializedCapacity: 36) { text in
        var end = 0
        for (index, byte) in bytes.enumerated() {
          if [4, 6, 8, 10].contains(index) {
            text[end] = UInt8(ascii: "-")
            end += 1
          }
          text[end] = Self.digits[Int(byte >> 4)]
          text[end + 1] = Self.digits[Int(byte & 15)]
          end += 2
        }
        return end
      }
    }
  }

  private static let digits = Array("0123456789abcdef".utf8)
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
    let halves = (
      (milliseconds << 16 | version | .random(in: 0..<1 << 12)).bigEndian,
      (variant | .random(in: 0..<1 << 62)).bigEndian
    )
    return EventID(rawValue: withUnsafeBytes(of: halves) { $0.loadUnaligned(as: UUID.self) })
  }
}
