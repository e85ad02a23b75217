import Foundation

extension MessageRules {
  private static let mostAttributes = 10

  /// - Throws: ``SendFailure``.
  static func checkAttributes(of message: OutgoingMessage) throws(SendFailure) {
    guard message.attributes.count <= mostAttributes else {
      throw .invalidParameterValue(
        "Number of message attributes [\(message.attributes.count)] exceeds the allowed maximum "
          + "[\(mostAttributes)].")
    }
    for (name, attribute) in message.attributes.sorted(by: { $0.key < $1.key }) {
      try checkName(name)
      try check(attribute, named: name)
    }
  }

  private static func checkName(_ name: String) throws(SendFailure) {
    let lower = name.lowercased()
    let isValid =
      1...256 ~= name.utf8.count && name.utf8.allSatisfy(isNameByte)
      && !name.hasPrefix(".") && !name.hasSuffix(".") && !name.contains("..")
      && !lower.hasPrefix("aws.") && !lower.hasPrefix("amazon.")
    guard isValid else {
      throw .invalidParameterValue("Message (user) attribute name '\(name)' is invalid.")
    }
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"),
      UInt8(ascii: "."):
      true
    default: false
    }
  }

  private static func check(
    _ attribute: MessageAttribute, named name: String
  ) throws(SendFailure) {
    // The type may have a suffix: `Number.cents`.
    let type = attribute.dataType.split(separator: ".", omittingEmptySubsequences: false)[0]
    guard attribute.dataType.utf8.count <= 256 else { throw .wrongType(of: name) }
    switch (type, attribute.value) {
    case ("String", .text(let text)), ("Number", .text(let text)):
      guard !text.isEmpty else { throw .emptyValue(of: name, type: attribute.dataType) }
      guard isAllowed(text) else { throw .invalidContents }
      guard type == "String" || Double(text)?.isFinite == true else {
        throw .invalidParameterValue(
          "Can't cast the value of message (user) attribute '\(name)' to a number.")
      }
    case ("Binary", .bytes(let bytes)):
      guard !bytes.isEmpty else { throw .emptyValue(of: name, type: attribute.dataType) }
    case ("String", _), ("Number", _), ("Binary", _):
      throw .emptyValue(of: name, type: attribute.dataType)
    default: throw .wrongType(of: name)
    }
  }
}

extension SendFailure {
  fileprivate static func emptyValue(of name: String, type: String) -> Self {
    invalidParameterValue(
      "Message (user) attribute '\(name)' must contain a non-empty value of type '\(type)'.")
  }

  fileprivate static func wrongType(of name: String) -> Self {
    invalidParameterValue(
      "The message attribute '\(name)' has an invalid message attribute type, the set of supported "
        + "type prefixes is Binary, Number, and String.")
  }
}
