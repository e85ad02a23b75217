extension String {
  /// The text broken between words to lines of at most `width`, each behind `indent`.
  ///
  /// Lines that are broken already stay apart, and a line that fits stays as it is. A word that is
  /// too long stays whole. Continuation lines have the line's indentation, or `hanging`.
  func wrapped(to width: Int, indent: String = "", hanging: String = "") -> [String] {
    lines.flatMap { line -> [String] in
      if (indent + line).columns <= width { return [indent + line] }
      let margin = String(line.prefix(while: \.isWhitespace))
      var wrapped: [String] = []
      var current = indent + margin
      var isEmpty = true
      for word in line.split(whereSeparator: \.isWhitespace) {
        if !isEmpty, current.columns + 1 + word.columns > width {
          wrapped.append(current)
          (current, isEmpty) = (indent + (hanging.isEmpty ? margin : hanging), true)
        }
        current += isEmpty ? String(word) : " " + word
        isEmpty = false
      }
      return wrapped + [current]
    }
  }

  /// The text padded with spaces to `width`.
  func padded(to width: Int) -> String {
    self + String(repeating: " ", count: Swift.max(0, width - columns))
  }
}
