import Foundation

/// The parameters of an action, read the same way in both protocols.
struct Fields: Sendable {
  let members: [String: Field]

  /// The text `name`; `nil` when it is not there.
  ///
  /// - Throws: ``ServiceError`` when it is something else.
  func text(_ name: String) throws(ServiceError) -> String? {
    switch members[name] {
    case nil, .null: nil
    case .text(let text): text
    default: throw .unreadable("\(name) has to be a text")
    }
  }

  /// - Throws: ``ServiceError`` when it is missing.
  func requiredText(_ name: String) throws(ServiceError) -> String {
    guard let text = try text(name) else { throw .missingParameter(name) }
    return text
  }

  /// The whole number `name`; `nil` when it is not there.
  ///
  /// - Throws: ``ServiceError`` when it is something else.
  func integer(_ name: String) throws(ServiceError) -> Int? {
    switch members[name] {
    case nil, .null: return nil
    case .integer(let integer): return integer
    // In a form, all values are texts.
    case .text(let text):
      guard let integer = Int(text) else {
        throw .invalid(text, of: name, because: "Must be an integer.")
      }
      return integer
    default: throw .unreadable("\(name) has to be a whole number")
    }
  }

  /// The whole number `name` when it is in `range`.
  ///
  /// - Throws: ``ServiceError`` when it is outside, with `reason`.
  func integer(
    _ name: String, in range: ClosedRange<Int>, _ reason: String
  ) throws(ServiceError) -> Int? {
    guard let integer = try integer(name) else { return nil }
    guard range.contains(integer) else { throw .invalid("\(integer)", of: name, because: reason) }
    return integer
  }

  /// The texts in the list `name`, which a form calls `formName`.
  func texts(_ name: String, inForm formName: String) throws(ServiceError) -> [String] {
    var texts: [String] = []
    for value in try list(name, inForm: formName) {
      guard case .text(let text) = value else { throw .unreadable("\(name) has to be texts") }
      texts.append(text)
    }
    return texts
  }

  /// The objects in the list `name`, which a form calls `formName`.
  func objects(_ name: String, inForm formName: String) throws(ServiceError) -> [Fields] {
    var objects: [Fields] = []
    for value in try list(name, inForm: formName) {
      guard case .object(let members) = value else {
        throw .unreadable("\(name) has to be objects")
      }
      objects.append(Fields(members: members))
    }
    return objects
  }

  /// The values of the map `name`, which a form has as `formName.1.key` and `formName.1.Value`.
  func map(
    _ name: String, inForm formName: String, key: String = "Name"
  ) throws(ServiceError) -> [String: Field] {
    switch members[name] {
    case nil, .null: break
    case .object(let map): return map
    default: throw .unreadable("\(name) has to be an object")
    }
    var map: [String: Field] = [:]
    for entry in try objects(formName, inForm: formName) {
      guard let value = entry.members["Value"] else {
        throw .missingParameter("\(formName).Value")
      }
      guard map.updateValue(value, forKey: try entry.requiredText(key)) == nil else {
        throw .unreadable("\(formName) has a name twice")
      }
    }
    return map
  }

  /// The texts of a map.
  func textMap(
    _ name: String, inForm formName: String, key: String = "Name"
  ) throws(ServiceError) -> [String: String] {
    var texts: [String: String] = [:]
    for (key, value) in try map(name, inForm: formName, key: key) {
      guard case .text(let text) = value else {
        throw .unreadable("\(key) in \(name) has to be a text")
      }
      texts[key] = text
    }
    return texts
  }

  /// A form has the members of a list under their numbers, from 1.
  private func list(_ name: String, inForm formName: String) throws(ServiceError) -> [Field] {
    switch members[name] ?? members[formName] {
    // A form has an empty list as an empty text.
    case nil, .null, .text(""): return []
    case .list(let list): return list
    case .object(let object):
      var numbered: [(number: Int, value: Field)] = []
      for (key, value) in object {
        guard let number = Int(key) else { throw .unreadable("\(name) has to be a list") }
        numbered.append((number, value))
      }
      return numbered.sorted { $0.number < $1.number }.map(\.value)
    default: throw .unreadable("\(name) has to be a list")
    }
  }
}
