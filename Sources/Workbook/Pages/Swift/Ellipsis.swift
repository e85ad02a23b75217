extension String {
  /// The line of Swift with code that compiles wherever an ellipsis leaves something to the reader.
  ///
  /// Alone as a statement it becomes `fatalError()`, which needs no value after it; in the place of
  /// an expression it becomes a call that has whatever type is wanted. In a comment it stays.
  var withoutEllipsis: String {
    var code = self
    var comment = ""
    if let range = firstRange(of: "//") {
      code = String(self[..<range.lowerBound])
      comment = String(self[range.lowerBound...])
    }
    while let range = code.firstRange(of: "…") {
      let before = code[..<range.lowerBound].reversed().drop(while: \.isWhitespace).first
      let after = code[range.upperBound...].drop(while: \.isWhitespace).first
      let isStatement =
        before.map { "{:;".contains($0) } ?? true && (after.map { "};".contains($0) } ?? true)
      code.replaceSubrange(range, with: isStatement ? "fatalError()" : "missing()")
    }
    return code + comment
  }

  /// What an ellipsis in an expression becomes.
  static let missing = """
    func missing<T>() -> T { fatalError("left to the reader") }

    """
}
