extension HTTPHeaders.Field {
  /// Parses a line such as `Content-Type: application/json`.
  ///
  /// - Throws: a refusal with 400.
  init(parsing line: ArraySlice<UInt8>) throws(RequestRefusal) {
    guard let first = line.first, first != .space, first != .tab else {
      throw .malformed("a header continues on a second line, which is obsolete")
    }
    guard let colon = line.firstIndex(of: .colon) else {
      throw .malformed("a header has no colon")
    }
    let name = line[..<colon]
    guard !name.isEmpty, name.allSatisfy(\.isTokenCharacter) else {
      throw .malformed("a header's name has an invalid character, such as a space before the colon")
    }
    let isSpace = { (byte: UInt8) in byte == .space || byte == .tab }
    let value = line[(colon + 1)...].drop(while: isSpace)
    let end = value.lastIndex { !isSpace($0) }.map { $0 + 1 } ?? value.startIndex
    guard value.allSatisfy(\.isFieldCharacter) else {
      throw .malformed("a header's value has control characters")
    }
    self.init(HTTPHeaderName(String(decoding: name, as: UTF8.self)), Self.text(of: value[..<end]))
  }

  /// The value as text. Bytes above 127 mean nothing to HTTP, and are passed along (RFC 9110,
  /// section 5.5): as UTF-8 where they are, and else each as a character of ISO 8859-1, as old
  /// clients write them.
  private static func text(of value: ArraySlice<UInt8>) -> String {
    if let text = String(validating: value, as: UTF8.self) { return text }
    return String(String.UnicodeScalarView(value.lazy.map { Unicode.Scalar($0) }))
  }
}
