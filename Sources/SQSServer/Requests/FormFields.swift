/// Reads the form of a request, such as `Action=SendMessage&MessageBody=hello`.
///
/// A dot in a name leads into a list or a map: `Attribute.1.Name`.
enum FormFields {
  private static let mostFields = 2_000
  private static let longestName = 256
  private static let deepestName = 8

  /// A value, or what the next parts of the names lead to.
  private final class Node {
    var value: String?
    var children: [String: Node] = [:]

    var field: Field {
      children.isEmpty ? .text(value ?? "") : .object(children.mapValues(\.field))
    }
  }

  /// - Throws: ``ServiceError``.
  static func members(ofForm body: [UInt8]) throws(ServiceError) -> [String: Field] {
    let root = Node()
    let pairs = body.split(separator: UInt8(ascii: "&"), maxSplits: mostFields)
    guard pairs.count <= mostFields else {
      throw .unreadable("The form has more than \(mostFields) fields")
    }
    for pair in pairs {
      let parts = pair.split(
        separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
      guard parts[0].count <= longestName, let name = decoded(parts[0]),
        let value = decoded(parts.count == 2 ? parts[1] : [])
      else {
        throw .unreadable("A field of the form is too long, or its escapes are no UTF-8")
      }
      try add(value, at: name, to: root)
    }
    return root.children.mapValues(\.field)
  }

  private static func add(
    _ value: String, at name: String, to root: Node
  ) throws(ServiceError) {
    let path = name.split(separator: ".", omittingEmptySubsequences: false)
    guard path.count <= deepestName else { throw .unreadable("'\(name)' has too many parts") }
    var node = root
    for part in path {
      guard node.value == nil else { throw .unreadable("'\(name)' is a value and a list") }
      let next = node.children[String(part)] ?? Node()
      node.children[String(part)] = next
      node = next
    }
    guard node.value == nil, node.children.isEmpty else {
      throw .unreadable("The form has '\(name)' twice")
    }
    node.value = value
  }

  /// The text of an escaped part; `nil` when an escape is incomplete, or the text no UTF-8.
  private static func decoded(_ part: ArraySlice<UInt8>) -> String? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(part.count)
    var index = part.startIndex
    while index < part.endIndex {
      switch part[index] {
      case UInt8(ascii: "+"): bytes.append(UInt8(ascii: " "))
      case UInt8(ascii: "%"):
        guard index + 2 < part.endIndex, let high = digit(part[index + 1]),
          let low = digit(part[index + 2])
        else { return nil }
        bytes.append(high << 4 | low)
        index += 2
      case let byte: bytes.append(byte)
      }
      index += 1
    }
    return String(validating: bytes, as: UTF8.self)
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
