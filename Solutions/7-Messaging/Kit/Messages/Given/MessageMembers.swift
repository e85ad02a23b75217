import EventSourcing
import Foundation

/// The members of a message in JSON, which are taken out one by one.
struct MessageMembers {
  private var members: [String: JSONValue]

  init(parsing text: String) throws(InvalidMessage) {
    do {
      try JSONLimits.event.check(text)
    } catch {
      throw .refused(error)
    }
    guard let value = try? JSONDecoder().decode(JSONValue.self, from: Data(text.utf8)) else {
      throw .unreadable
    }
    guard case .object(let members) = value else { throw .notAnObject }
    self.members = members
  }

  mutating func text(_ name: String) throws(InvalidMessage) -> String {
    guard let text = try optionalText(name) else { throw .missing(name) }
    return text
  }

  mutating func optionalText(_ name: String) throws(InvalidMessage) -> String? {
    guard let value = members.removeValue(forKey: name) else { return nil }
    guard case .string(let text) = value else { throw .unexpected(name, expected: "a text") }
    return text
  }

  mutating func integer(_ name: String) throws(InvalidMessage) -> Int {
    guard case .integer(let number) = try value(name) else {
      throw .unexpected(name, expected: "a whole number")
    }
    return number
  }

  mutating func object(_ name: String) throws(InvalidMessage) -> [String: JSONValue] {
    guard case .object(let object) = try value(name) else {
      throw .unexpected(name, expected: "an object")
    }
    return object
  }

  private mutating func value(_ name: String) throws(InvalidMessage) -> JSONValue {
    guard let value = members.removeValue(forKey: name) else { throw .missing(name) }
    return value
  }

  /// Checks that every member was taken out.
  func checkEnd() throws(InvalidMessage) {
    if let name = members.keys.min() { throw .unknown(name) }
  }
}
