import Messaging

/// The digests by which clients check that a message has arrived as it was sent.
enum MessageDigest {
  static func ofBody(_ body: String) -> String { MD5.hash(of: [UInt8](body.utf8)) }

  /// Returns `nil` when there are none.
  ///
  /// The name, the type and the value of each attribute, in the order of their names: each with its
  /// length before it, and a byte before the value that says whether it is text.
  static func ofAttributes(_ attributes: [String: MessageAttribute]) -> String? {
    guard !attributes.isEmpty else { return nil }
    var bytes: [UInt8] = []
    func append(_ part: some Collection<UInt8>) {
      withUnsafeBytes(of: UInt32(part.count).bigEndian) { bytes.append(contentsOf: $0) }
      bytes.append(contentsOf: part)
    }
    let sorted = attributes.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
    for (name, attribute) in sorted {
      append(name.utf8)
      append(attribute.dataType.utf8)
      switch attribute.value {
      case .text(let text):
        bytes.append(1)
        append(text.utf8)
      case .bytes(let value):
        bytes.append(2)
        append(value)
      }
    }
    return MD5.hash(of: bytes)
  }
}
