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
        section = Section(heading: line, level: level)
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
  let id: ExerciseID
  let title: String
  var lines: [String] = []

  init?(heading: String, level: Int) {
    guard level == 3,
      let match = heading.wholeMatch(of: /### +Exercise +(\d+\.\d+) *[—–:-] *(.+?) */),
      let id = ExerciseID(match.1)
    else { return nil }
    self.id = id
    title = String(match.2)
  }

  var exercise: Exercise {
    var text: [String] = []
    var hints: [(lines: [String], tests: [String])] = []
    var insideHint = false
    for line in lines {
      if line.contains(/<summary>\s*Hint\b/) {
        insideHint = true
        if text.last?.contains("<details>") == true { text.removeLast() }
        hints.append(([], []))
      } else if insideHint, line.contains("</details>") {
        insideHint = false
      } else if line.hasPrefix("<!--") {
        // For the companion and its proof, and nothing for a reader.
        let test = line.wholeMatch(of: /<!-- for: (.+?) -->\s*/).map { String($0.1) }
        if insideHint, let test { hints[hints.count - 1].tests.append(test) }
      } else if insideHint {
        hints[hints.count - 1].lines.append(line)
      } else {
        text.append(line)
      }
    }
    return Exercise(
      id: id, title: title, text: text.trimmed,
      hints: hints.map { Hint(text: $0.lines.trimmed, tests: $0.tests) })
  }
}

extension [String] {
  /// The lines as one text, without the blank lines around it.
  fileprivate var trimmed: String {
    let isBlank = { (line: String) in line.allSatisfy(\.isWhitespace) }
    let start = drop(while: isBlank)
    let blankEnd = start.reversed().prefix(while: isBlank).count
    return start.dropLast(blankEnd).joined(separator: "\n")
  }
}
