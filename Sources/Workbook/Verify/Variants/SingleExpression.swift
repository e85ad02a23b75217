extension [String] {
  /// These lines of code as they stand behind an `if`: a value that is given back gets its `return`.
  ///
  /// A function that is one expression returns it without a word. The same expression in one of
  /// several branches has to say so.
  var returningExplicitly: [String] {
    guard isSingleExpression, let first = firstCodeLine else { return self }
    var lines = self
    let indentation = lines[first].prefix(while: \.isWhitespace)
    lines[first] = indentation + "return " + lines[first].dropFirst(indentation.count)
    return lines
  }

  /// Whether this looks like one expression; the compiler has the last word.
  var isSingleExpression: Bool {
    guard let first = firstCodeLine else { return false }
    let indentation = self[first].prefix(while: \.isWhitespace)
    let start = self[first].dropFirst(indentation.count)
    guard start.prefixMatch(of: Self.statement) == nil, !Self.isAssignment(start) else {
      return false
    }
    // With a `return` in it, it is a statement; without one, it has a value.
    let isBranching = start.prefixMatch(of: /(?:if|switch)\b/) != nil
    if isBranching, contains(where: Self.leaves) { return false }
    var isInText = self[first].ranges(of: "\"\"\"").count == 1
    for line in self[(first + 1)...] where !line.isBlank {
      let rest = line.drop(while: \.isWhitespace)
      let isDeeper = line.prefix(while: \.isWhitespace).count > indentation.count
      let goesOn = rest.prefixMatch(of: /[)\]}.?:&|+"]|\/\/|(?:else|case|default)\b/) != nil
      guard isInText || isDeeper || goesOn else { return false }
      if line.ranges(of: "\"\"\"").count == 1 { isInText.toggle() }
    }
    return true
  }

  private var firstCodeLine: Int? {
    firstIndex { !$0.isBlank && !$0.drop(while: \.isWhitespace).hasPrefix("//") }
  }

  private static func leaves(_ line: String) -> Bool {
    let code = line.prefixMatch(of: /(?:(?!\/\/).)*/)?.output ?? ""
    return code.contains(/\breturn\b/)
  }

  private static func isAssignment(_ line: Substring) -> Bool {
    line.prefixMatch(of: /[\w.\[\]()?!]+\s[-+*\/&|]{0,2}=\s/) != nil
  }

  private static var statement: Regex<Substring> {
    /(?:let|var|guard|for|while|repeat|throw|return|defer|do|func|struct|enum|class|actor|typealias|precondition|fatalError|break|continue|case|default|private|static|public|mutating|@\w+|#\w+)\b/
  }
}
