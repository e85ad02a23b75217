/// A function or a property whose body has not come to its end, as the lines above tell it.
struct Declaration {
  let indentation: String
  /// The first line of the body, as an index.
  let firstLine: Int
  /// Whether it gives back a value.
  let returns: Bool

  /// The one whose closing brace stands at `indentation`.
  init?(endingAt indentation: String, in lines: [String]) {
    let start = lines.lastIndex { line in
      line.indentation == indentation
        && line.dropFirst(indentation.count).prefixMatch(of: Self.opening) != nil
    }
    guard let start, let brace = lines[start...].firstIndex(where: { $0.hasSuffix("{") }) else {
      return nil
    }
    self.indentation = indentation
    firstLine = brace + 1
    let head = lines[start...brace].joined(separator: " ").dropLast()
    if head.contains(/\b(?:func|subscript)\b/) {
      returns = head.contains("->") && !head.contains(/->\s*(?:Void|\(\))\s*$/)
    } else {
      returns = head.contains(/\bvar \w+: [^=]*$|^\s*get\b/)
    }
  }

  /// The innermost one that something at `indentation` stands in.
  init?(around indentation: String, in lines: [String]) {
    for depth in stride(from: indentation.count - 2, through: 0, by: -2) {
      if let found = Declaration(endingAt: String(indentation.prefix(depth)), in: lines) {
        self = found
        return
      }
    }
    return nil
  }

  /// How the first line of one begins, behind its indentation.
  static var opening: Regex<Substring> {
    /(?:@\w+ |[a-z]+(?:\(\w+\))? )*(?:func|init|deinit|subscript|var|get|set)\b.*/
  }
}
