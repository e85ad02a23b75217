/// A list of texts in the form that C takes, which ends with a null pointer.
struct CStrings: Sendable {
  private var bytes: [UInt8] = []
  private var starts: [Int?] = []

  var count: Int { starts.count }
  var byteCount: Int { bytes.count }

  /// Whether one of the texts has a NUL in it: then C takes it for the end.
  var hasNUL: Bool { bytes.count { $0 == 0 } != starts.count { $0 != nil } }

  /// Adds a text; `nil` is a null pointer.
  mutating func append(_ text: String?) {
    if let text {
      append { $0.append(contentsOf: text.utf8) }
    } else {
      starts.append(nil)
    }
  }

  /// Adds the text that `write` adds to the bytes it is given.
  mutating func append(_ write: (inout [UInt8]) -> Void) {
    starts.append(bytes.count)
    write(&bytes)
    bytes.append(0)
  }

  /// Gives pointers to `body`, which are valid until it returns.
  func withPointers<Value>(
    _ body: (UnsafePointer<UnsafePointer<CChar>?>) -> Value
  ) -> Value {
    bytes.withUnsafeBytes { bytes in
      let first = bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
      let pointers = starts.map { start in start.flatMap { first?.advanced(by: $0) } } + [nil]
      return pointers.withUnsafeBufferPointer { pointers in
        guard let start = pointers.baseAddress else { preconditionFailure("The list has an end.") }
        return body(start)
      }
    }
  }
}
