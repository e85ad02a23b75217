public import Foundation

/// Any JSON value, for data whose shape the program does not know.
///
/// Numbers are kept as whole or decimal numbers of up to 38 digits, never as binary floating
/// point: `0.1` is written again as `0.1`.
public enum JSONValue: Hashable, Sendable {
  case null
  case bool(Bool)
  case integer(Int)
  case decimal(Decimal)
  case string(String)
  case array([JSONValue])
  case object([String: JSONValue])

  /// The maximum number of lists and objects around a value, for decoding and encoding.
  ///
  /// Each of them takes up to 4 KiB of the stack, and the stack of a thread may have only 512 KiB.
  public static let maximumDepth = 72
}

extension JSONValue: Codable {
  /// Decodes any JSON value.
  ///
  /// - Throws: `DecodingError` when it is a number beyond the range of `Decimal`, and ``RefusedJSON``
  ///   when it is nested deeper than ``maximumDepth``.
  public init(from decoder: any Decoder) throws {
    guard decoder.codingPath.count <= Self.maximumDepth else {
      throw RefusedJSON.depth(limit: Self.maximumDepth)
    }
    let container = try decoder.singleValueContainer()
    // A wrong guess costs an error, so the most frequent types come first. Only the guess is tried,
    // not what is inside a list or an object: an error in there ends the decoding at once.
    if let value = try? container.decode(Decimal.self), value.isFinite {
      // Not as an `Int` at first: that accepts 92233720368547758.07 as a whole number.
      self = Int(value.description).map { .integer($0) } ?? .decimal(value)
    } else if let value = try? container.decode(String.self) {
      self = .string(value)
    } else if container.decodeNil() {
      self = .null
    } else if let members = try? decoder.container(keyedBy: MemberName.self) {
      self = .object(try Self.values(of: members))
    } else if let value = try? container.decode(Bool.self) {
      self = .bool(value)
    } else {
      self = .array(try Self.values(of: try decoder.unkeyedContainer()))
    }
  }

  private static func values(
    of members: KeyedDecodingContainer<MemberName>
  ) throws -> [String: JSONValue] {
    var values: [String: JSONValue] = [:]
    for name in members.allKeys {
      values[name.stringValue] = try members.decode(JSONValue.self, forKey: name)
    }
    return values
  }

  private static func values(
    of elements: consuming any UnkeyedDecodingContainer
  ) throws -> [JSONValue] {
    var values: [JSONValue] = []
    while !elements.isAtEnd { values.append(try elements.decode(JSONValue.self)) }
    return values
  }

  /// - Throws: ``RefusedJSON`` when it is nested deeper than ``maximumDepth``.
  public func encode(to encoder: any Encoder) throws {
    guard encoder.codingPath.count <= Self.maximumDepth else {
      throw RefusedJSON.depth(limit: Self.maximumDepth)
    }
    var container = encoder.singleValueContainer()
    switch self {
    case .null: try container.encodeNil()
    case .bool(let value): try container.encode(value)
    case .integer(let value): try container.encode(value)
    case .decimal(let value): try container.encode(value)
    case .string(let value): try container.encode(value)
    case .array(let value): try container.encode(value)
    case .object(let value): try container.encode(value)
    }
  }

  private struct MemberName: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }
}
