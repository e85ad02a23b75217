/// What the text around a hole tells of it.
struct HoleSurroundings {
  /// Whether the hole reaches to the end of a function that returns something.
  private let endsReturningBody: Bool
  /// Whether the hole is all of such a function, so that one expression in it needs no `return`.
  let allowsImplicitReturn: Bool

  /// - Parameters:
  ///   - before: The lines of the file above the hole.
  ///   - after: Those below it.
  init(before: [String], after: [String]) {
    let opener = before.last { !$0.isBlank } ?? ""
    let closer = after.first { !$0.isBlank } ?? ""
    let indentation = closer.prefix(while: \.isWhitespace)
    let isEnd = closer.dropFirst(indentation.count) == "}"
    endsReturningBody =
      isEnd && Self.returns(Self.signature(at: String(indentation), above: before))
    allowsImplicitReturn =
      endsReturningBody && opener.hasSuffix("{")
      && opener.prefix(while: \.isWhitespace) == indentation
  }

  /// Whether `lines` at this place count on the compiler to see that they return something.
  func restOnImplicitReturn(_ lines: [String]) -> Bool {
    endsReturningBody && !lines.contains { $0.contains(/\b(?:return|throw)\b/) }
  }

  /// The declaration whose body ends at `indentation`, from its first word to the brace.
  private static func signature(at indentation: String, above lines: [String]) -> String {
    let start = lines.lastIndex { line in
      line.hasPrefix(indentation)
        && line.dropFirst(indentation.count).prefixMatch(of: declaration) != nil
    }
    return start.map { lines[$0...].joined(separator: "\n") } ?? ""
  }

  private static func returns(_ signature: String) -> Bool {
    let head = signature.prefixMatch(of: /[^{]*/)?.output ?? ""
    if head.contains(/\bfunc\b|\bsubscript\b/) {
      return head.contains("->") && !head.contains(/->\s*(?:Void|\(\))\s*$/)
    }
    return head.contains(/\bvar\b|^\s*get\b/)
  }

  private static var declaration: Regex<Substring> {
    /(?:@\w+ |[a-z]+(?:\(\w+\))? )*(?:func|init|deinit|subscript|var|get|set|if|for|while|switch|do|guard|struct|enum|extension|final class|class|actor|protocol)\b.*/
  }
}

extension String {
  var isBlank: Bool { allSatisfy(\.isWhitespace) }
}
