import EventSourcing
import Foundation

extension RecordedEvent {
  /// The data as it is stored.
  ///
  /// - Throws: errors of encoding it.
  var data: JSONValue {
    get throws {
      try JSONDecoder().decode(JSONValue.self, from: JSONEncoder().encode(event))
    }
  }
}

extension JSONValue {
  /// Whether the number is anywhere in this value.
  func contains(_ number: Int) -> Bool {
    switch self {
    case .integer(let integer): integer == number
    case .array(let values): values.contains { $0.contains(number) }
    case .object(let members): members.values.contains { $0.contains(number) }
    case .null, .bool, .decimal, .string: false
    }
  }

  /// This value with `new` in place of `old` in all its strings.
  func replacing(_ old: String, with new: String) -> JSONValue {
    switch self {
    case .string(let text): .string(text.replacing(old, with: new))
    case .array(let values): .array(values.map { $0.replacing(old, with: new) })
    case .object(let members): .object(members.mapValues { $0.replacing(old, with: new) })
    case .null, .bool, .integer, .decimal: self
    }
  }
}
