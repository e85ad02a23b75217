extension String {
  /// The text broken between words to lines of at most `width`, each behind `indent`.
  ///
  /// Lines that are broken already stay apart, and a word that is too long stays whole.
  func wrapped(to width: Int, indent: String = "", hanging: String = "") -> [String] {
    lines.flatMap { line -> [String] in
      var wrapped: [String] = []
      var current = indent + line.prefix(while: \.isWhitespace)
      var isEmpty = true
      for word in line.split(whereSeparator: \.isWhitespace) {
        if !isEmpty, current.columns + 1 + word.columns > width {
          wrapped.append(current)
          (current, isEmpty) = (indent + hanging, true)
        }
        current += isEmpty ? String(word) : " " + word
        isEmpty = false
      }
      return wrapped + [current]
    }
  }

  /// The text with blanks after it up to `width`.
  func padded(to width: Int) -> String {
    self + String(repeating: " ", count: Swift.max(0, width - columns))
  }
}
