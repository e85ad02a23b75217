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
}

extension JSONValue: Codable {
  /// Decodes any JSON value.
  ///
  /// - Throws: `DecodingError` when it is a number beyond the range of `Decimal`.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    // A wrong guess costs an error, so the most frequent types come first.
    if let value = try? container.decode(Decimal.self), value.isFinite {
      // Not as an `Int` at first: that accepts 92233720368547758.07 as a whole number.
      self = Int(value.description).map { .integer($0) } ?? .decimal(value)
    } else if let value = try? container.decode(String.self) {
      self = .string(value)
    } else if let value = try? container.decode([String: JSONValue].self) {
      self = .object(value)
    } else if container.decodeNil() {
      self = .null
    } else if let value = try? container.decode(Bool.self) {
      self = .bool(value)
    } else {
      self = .array(try container.decode([JSONValue].self))
    }
  }

  public func encode(to encoder: any Encoder) throws {
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
}
