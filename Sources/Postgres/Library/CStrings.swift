/// A list of texts in the form that C takes, which ends with a null pointer.
struct CStrings: Sendable {
  private var bytes: [UInt8] = []
  private var starts: [Int?] = []

  var count: Int { starts.count }
  var byteCount: Int { bytes.count }

  /// Adds a text, which has no NUL in it; `nil` is a null pointer.
  mutating func append(_ text: String?) {
    starts.append(text == nil ? nil : bytes.count)
    guard let text else { return }
    bytes.append(contentsOf: text.utf8)
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
