import HTTPServer

extension HTTPRequest {
  /// The key in a header; `nil` when it is missing. At most `longest` characters of ASCII.
  ///
  /// An IETF draft makes the `Idempotency-Key` a *string* of structured fields, which has quotes around
  /// it (RFC 9651, section 3.3.3), and most clients send the bare word. `"k-1"` and `k-1` are one
  /// key. Only between quotes there may be spaces, and `\"` and `\\` stand for `"` and `\`.
  ///
  /// The result has no spaces: the bank makes ids of a key by adding a space and a word,
  /// such as `k-1 open`, and no client may send one of these. So a key that has a space, or begins
  /// with a quote, stays between quotes, with `\_` for each space.
  ///
  /// - Throws: ``InvalidRequest`` for any other value, or when the header is repeated.
  func key(_ name: HTTPHeaderName, longest: Int) throws -> String? {
    let values = headers.values(name)
    guard let value = values.first else { return nil }
    let isQuoted = value.utf8.first == UInt8(ascii: "\"")
    guard values.count == 1, let key = isQuoted ? Self.unquoted(value.utf8) : Array(value.utf8),
      1...longest ~= key.count, key.allSatisfy({ $0.isVisible || (isQuoted && $0 == .blank) })
    else {
      throw InvalidRequest(
        field: name.original,
        "has to be 1 to \(longest) visible ASCII characters, once; blanks may be among them when there "
          + "are quotes around it, as in \"k 1\"")
    }
    let isPlain = key.first != UInt8(ascii: "\"") && !key.contains(.blank)
    return isPlain ? String(decoding: key, as: UTF8.self) : Self.quoted(key)
  }

  /// Returns the content of a quoted string; `nil` when it is not one.
  private static func unquoted(_ text: String.UTF8View) -> [UInt8]? {
    var rest = text.dropFirst()
    var content: [UInt8] = []
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "\""): return rest.isEmpty ? content : nil
      case UInt8(ascii: "\\"):
        guard let escaped = rest.popFirst(), "\"\\".utf8.contains(escaped) else { return nil }
        content.append(escaped)
      default: content.append(byte)
      }
    }
    return nil
  }

  /// Returns `key` between quotes, and without spaces.
  private static func quoted(_ key: [UInt8]) -> String {
    let content = key.flatMap { byte -> [UInt8] in
      switch byte {
      case .blank: Array(#"\_"#.utf8)
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): [UInt8(ascii: "\\"), byte]
      default: [byte]
      }
    }
    return "\"\(String(decoding: content, as: UTF8.self))\""
  }
}

extension UInt8 {
  fileprivate static let blank = UInt8(ascii: " ")

  fileprivate var isVisible: Bool { UInt8(ascii: "!")...UInt8(ascii: "~") ~= self }
}
