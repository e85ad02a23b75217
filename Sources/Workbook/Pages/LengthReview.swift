/// Whether the chapters are short enough to read, and show Swift soon.
///
/// The limits are those of CONTRIBUTING.md, "Text". Words are counted outside fences and comments;
/// those of a chapter also outside of folded text.
struct LengthReview {
  let road: Road
  let pages: [Page]

  /// One finding for each chapter and one for each exercise.
  var findings: [Finding] {
    road.stages.flatMap { stage -> [Finding] in
      guard let page = pages.first(where: { $0.path == stage.chapter }) else { return [] }
      let chapter = Finding(
        .length, nil, subject: page.path,
        fault: fault(in: page, limit: stage.number > 4 ? 7_000 : 5_500) ?? fault(in: stage))
      return [chapter]
        + stage.exercises.map { Finding(.length, $0.id, fault: fault(in: $0, on: page)) }
    }
  }

  /// The figures of each chapter, for the end of a proof.
  var sentences: [String] {
    road.stages.compactMap { stage in
      guard let page = pages.first(where: { $0.path == stage.chapter }) else { return nil }
      let exercises = stage.exercises
      let blocks = page.blocks.count { $0.language == "swift" }
      return """
        Stage \(stage.number): \(page.words) words to read, \(blocks) blocks of Swift; \
        an exercise has \(exercises.map { $0.text.words }.median) words \
        and \(exercises.map(\.hints.count).median) hints (medians).
        """
    }
  }

  private func fault(in page: Page, limit: Int) -> String? {
    let words = page.words
    if words > limit { return "it has \(words) words; the limit is \(limit)" }
    let code = page.blocks.first { $0.language == "swift" && !$0.isFolded }.map(\.line) ?? .max
    if page.words(before: code) > 150 {
      return "\(page.words(before: code)) words come before the first Swift; the limit is 150"
    }
    let task = page.prose.first { $0.text.hasPrefix("**Your task") }.map(\.line) ?? .max
    if page.words(before: task) > 300 {
      return "\(page.words(before: task)) words come before the first task; the limit is 300"
    }
    return nil
  }

  private func fault(in stage: Stage) -> String? {
    let words = stage.exercises.map(\.text.words).median
    if words > 150 { return "its exercises have \(words) words (median); the limit is 150" }
    let hints = stage.exercises.map(\.hints.count).median
    return hints > 4 ? "its exercises have \(hints) hints (median); the limit is 4" : nil
  }

  private func fault(in exercise: Exercise, on page: Page) -> String? {
    let words = exercise.text.words
    if words > 250 { return "it has \(words) words; the limit is 250" }
    let blocks = page.blocks.filter { $0.exercise == exercise.id && $0.language == "swift" }
    guard blocks.contains(where: { !$0.isFolded }) else { return "it shows no Swift" }
    guard exercise.text.contains("**Your task") else { return "it has no **Your task**" }
    for (index, hint) in exercise.hints.enumerated() {
      let limit = index == 0 ? 40 : 60
      if hint.text.words > limit {
        return "hint \(index + 1) has \(hint.text.words) words; the limit is \(limit)"
      }
    }
    return blocks.contains { $0.note == .skeleton }
      ? nil : "no hint shows a skeleton"
  }
}

extension Page {
  /// The number of words that a reader meets who opens nothing that is folded.
  fileprivate var words: Int { words(before: .max) }

  fileprivate func words(before line: Int) -> Int {
    prose.filter { $0.line < line && !$0.isFolded }.map(\.text.words).reduce(0, +)
  }
}

extension String {
  /// The number of words in Markdown, without fenced blocks.
  fileprivate var words: Int {
    var isCode = false
    return lines.map { line -> Int in
      if line.drop(while: \.isWhitespace).hasPrefix("```") { isCode.toggle() }
      return isCode
        ? 0 : line.split(separator: " ").count { $0.contains { $0.isLetter || $0.isNumber } }
    }.reduce(0, +)
  }
}

extension [Int] {
  /// The lower one of the two in the middle; 0 where there is nothing.
  fileprivate var median: Int { isEmpty ? 0 : sorted()[(count - 1) / 2] }
}
