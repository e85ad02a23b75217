/// The text around a hole, and its consequences for the code inside.
struct HoleSurroundings {
  /// Where the hole stands.
  enum Position: Equatable {
    /// Among the statements of a body.
    case statement
    /// Behind a `=`, as a value.
    case value
    /// Inside a statement, such as among the cases of a `switch`: with so many lines of the body above
    /// and below the hole, it is a whole.
    case insideStatement(above: Int, below: Int)
  }

  let position: Position
  /// Whether the hole reaches to the end of a body that returns something.
  private let endsReturningBody: Bool
  /// Whether the hole is all of such a body, so that one expression in it needs no `return`.
  private let isWholeBody: Bool

  /// - Parameters:
  ///   - contents: The lines of each variant.
  ///   - before: The lines of the file above the hole.
  ///   - after: Those below it.
  init(of hole: Hole, with contents: [[String]], between before: [String], and after: [String]) {
    let opener = before.last { !$0.isBlank } ?? ""
    let closer = after.first { !$0.isBlank } ?? ""
    let indentation = closer.indentation
    let isFramed = opener.indentation == indentation
    if isFramed, opener.hasSuffix(" in"), closer.hasPrefix(indentation + "}") {
      // Only the body of a closure shows whether it returns a value.
      endsReturningBody = contents.joined().contains { $0.contains(/^\s*return\s+\S/) }
    } else {
      endsReturningBody =
        closer == indentation + "}"
        && Declaration(endingAt: indentation, in: before)?.returns == true
    }
    isWholeBody =
      endsReturningBody && isFramed && (opener.hasSuffix("{") || opener.hasSuffix(" in"))
    position = Self.position(of: hole, behind: opener, between: before, and: after)
  }

  /// `lines` with the `return` that they need here behind an `if`.
  func returning(_ lines: [String]) -> [String] { isWholeBody ? lines.returningExplicitly : lines }

  /// Whether `lines` count on the compiler to see that they return something.
  func restOnImplicitReturn(_ lines: [String]) -> Bool {
    endsReturningBody && !lines.contains { $0.contains(/\b(?:return|throw)\b/) }
  }

  private static func position(
    of hole: Hole, behind opener: String, between before: [String], and after: [String]
  ) -> Position {
    if opener.hasSuffix("=") { return .value }
    let isCase = hole.lines.first?.drop(while: \.isWhitespace).prefixMatch(of: /case\b/) != nil
    guard isCase, let body = Declaration(around: hole.begin.indentation, in: before),
      let below = after.firstIndex(of: body.indentation + "}")
    else { return .statement }
    return .insideStatement(above: before.count - body.firstLine, below: below)
  }
}

extension String {
  var isBlank: Bool { allSatisfy(\.isWhitespace) }
  var indentation: String { String(prefix(while: \.isWhitespace)) }
}
