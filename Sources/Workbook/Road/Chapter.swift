/// The title and the exercises of a chapter, read from its Markdown.
///
/// The chapters are the database: the text that a learner reads is the only place where a
/// stage and an exercise have titles, and an exercise has hints.
struct Chapter: Sendable {
  /// The stage's title, from the first heading: "# Stage 1: Events".
  let title: String?
  private(set) var exercises: [Exercise] = []

  init(markdown: String) {
    title = markdown.lines.lazy.compactMap { $0.wholeMatch(of: /# Stage \d+: (.+)/) }.first
      .map { String($0.1) }
    var section: Section?
    var fenced = false
    for line in markdown.lines {
      if line.trimmingPrefix(while: \.isWhitespace).hasPrefix("```") { fenced.toggle() }
      if !fenced, let level = Self.headingLevel(of: line), level <= 3 {
        close(section)
        section = Section(heading: line)
      } else {
        section?.lines.append(line)
      }
    }
    close(section)
  }

  private mutating func close(_ section: Section?) {
    guard let section else { return }
    exercises.append(section.exercise)
  }

  private static func headingLevel(of line: String) -> Int? {
    let level = line.prefix { $0 == "#" }.count
    guard level > 0, line.dropFirst(level).first == " " else { return nil }
    return level
  }
}

/// An exercise's heading and the lines below it.
private struct Section {
  let heading: ExerciseHeading
  var lines: [String] = []

  init?(heading line: String) {
    guard let heading = ExerciseHeading(line) else { return nil }
    self.heading = heading
  }

  var exercise: Exercise {
    var text: [String] = []
    var hints: [(lines: [String], tests: [String])] = []
    var fold: Fold?
    for line in lines {
      let content = line.drop(while: \.isWhitespace)
      if let opened = Fold(summary: line) {
        fold = opened
        if text.last?.contains("<details>") == true { text.removeLast() }
        if opened == .hint { hints.append(([], [])) }
      } else if fold != nil, line.contains("</details>") {
        fold = nil
      } else if content.hasPrefix("<!--") {
        // For the companion and its proof; a reader does not see it.
        let test = content.wholeMatch(of: /<!-- for: (.+?) -->\s*/).map { String($0.1) }
        if fold == .hint, let test { hints[hints.count - 1].tests.append(test) }
      } else if fold == .hint {
        hints[hints.count - 1].lines.append(line)
      } else if fold == nil {
        text.append(line)
      }
    }
    return Exercise(
      id: heading.id, title: heading.title, text: text.trimmed,
      hints: hints.map { Hint(text: $0.lines.trimmed, tests: $0.tests) })
  }

  /// Folded text, such as a hint.
  private enum Fold {
    case hint
    case more

    init?(summary line: String) {
      if line.contains(/<summary>\s*Hint\b/) {
        self = .hint
      } else if line.contains(/<summary>\s*More about\b/) {
        self = .more
      } else {
        return nil
      }
    }
  }
}

extension [String] {
  /// The lines as one text, without the empty lines around it.
  fileprivate var trimmed: String {
    let isBlank = { (line: String) in line.allSatisfy(\.isWhitespace) }
    let start = drop(while: isBlank)
    let blankEnd = start.reversed().prefix(while: isBlank).count
    return start.dropLast(blankEnd).joined(separator: "\n")
  }
}
