extension String {
  /// The line of Swift with code that compiles wherever an ellipsis leaves something to the reader.
  ///
  /// Alone as a statement it becomes `fatalError()`, which needs no value after it; in the place of
  /// an expression it becomes a call that has whatever type is wanted. In a string and in a comment
  /// it stays.
  var withoutEllipsis: String {
    var code = ""
    var isString = false
    var rest = self[...]
    while let next = rest.popFirst() {
      if !isString, next == "/", rest.first == "/" { return code + "/" + rest }
      if next == "\"", code.last != "\\" { isString.toggle() }
      guard next == "…", !isString else {
        code.append(next)
        continue
      }
      let before = code.last { !$0.isWhitespace }
      let after = rest.first { !$0.isWhitespace }
      let isStatement =
        before.map { "{:;".contains($0) } ?? true && (after.map { "};/".contains($0) } ?? true)
      code += isStatement ? "fatalError()" : "missing()"
    }
    return code
  }

  /// The function that replaces an ellipsis in an expression.
  static let missing = """
    func missing<T>() -> T { fatalError("the reader writes this") }

    """
}
