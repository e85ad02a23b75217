extension Sequence where Self: Sendable, Element: Sendable {
  /// Transforms one element after the other.
  func asyncMap<Value>(_ transform: (Element) async throws -> Value) async throws -> [Value] {
    var values: [Value] = []
    for element in self { values.append(try await transform(element)) }
    return values
  }
}
