public import EventSourcing
import Foundation

/// A JSON object, written member by member in a fixed order.
///
/// `JSONEncoder` sorts members or shuffles them, and writes 12.50 as a floating-point number. Here
/// the members are in the order of the contract, and amounts are written digit by digit.
public struct JSONObject: Sendable {
  private var text = "{"

  public init() {}

  /// The complete JSON text.
  var closed: String { text + "}" }

  public mutating func add(_ name: StaticString, _ value: Int) { append(name, String(value)) }

  public mutating func add(_ name: StaticString, _ value: String) {
    append(name, Self.quoted(value))
  }

  /// Adds a number with these digits, such as `12.5`.
  public mutating func add(_ name: StaticString, digits: some StringProtocol) {
    append(name, String(digits))
  }

  public mutating func add(_ name: StaticString, _ object: JSONObject) {
    append(name, object.closed)
  }

  public mutating func add(_ name: StaticString, _ objects: [JSONObject]) {
    append(name, objects.json)
  }

  /// Adds the data of an event, as in the log.
  ///
  /// - Throws: errors of encoding the event.
  public mutating func add(_ name: StaticString, dataOf event: any DomainEvent) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    append(name, String(decoding: try encoder.encode(event), as: UTF8.self))
  }

  public mutating func addNull(_ name: StaticString) { append(name, "null") }

  private mutating func append(_ name: StaticString, _ value: String) {
    if text.utf8.count > 1 { text += "," }
    text += "\"\(name)\":\(value)"
  }

  /// Returns `text` as a JSON string (RFC 8259, section 7).
  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case _ where scalar.value < 0x20:
        quoted += "\\u00" + (scalar.value < 0x10 ? "0" : "") + String(scalar.value, radix: 16)
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}

extension [JSONObject] {
  /// The objects as an array.
  var json: String { "[" + map(\.closed).joined(separator: ",") + "]" }
}
