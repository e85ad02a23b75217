/// The wrong answers to one exercise, or the other right ones, in one file.
///
///     // Answer: compares-with-case
///     // Mistake: compares with case
///     // Shows: one spelling
///     // Instead of:
///     value = text.lowercased()
///     // Write:
///     value = text
///
/// An answer changes lines of the reference, which must be there exactly once in the holes of the
/// exercise. Where a whole hole reads better, a line such as `// Hole: 2` begins it instead. A right
/// answer has `// Alternative:` in place of `// Mistake:` and `// Shows:`.
struct AnswerFile {
  let answers: [Answer]

  /// Reads the answers; `reference` is the content of each exercise's holes, without indentation.
  ///
  /// - Throws: ``DamagedAnswer``, which names the missing part and shows an example.
  init(
    parsing text: String, file: String, areMisconceptions: Bool,
    reference: [ExerciseID: [[String]]]
  ) throws(DamagedAnswer) {
    guard let name = file.firstMatch(of: /([^\/]+)\.swift$/), let exercise = ExerciseID(name.1)
    else {
      throw DamagedAnswer(
        file: file, reason: "name it after an exercise, such as 1.4.swift")
    }
    var answers: [Answer] = []
    for draft in AnswerDraft.all(in: text) {
      let answer = try draft.answer(
        to: exercise, in: file, isMisconception: areMisconceptions,
        reference: reference[exercise, default: []])
      guard !answers.contains(where: { $0.title == answer.title }) else {
        throw DamagedAnswer(file: file, reason: "two answers have the name '\(answer.title)'")
      }
      answers.append(answer)
    }
    guard !answers.isEmpty else {
      throw DamagedAnswer(
        file: file,
        reason: "it has no answer: a line like `// Answer: compares-with-case` is missing")
    }
    self.answers = answers
  }
}

/// One answer as its file has it.
private struct AnswerDraft {
  /// A piece of the answer, in the order of the file.
  private enum Part {
    case change(old: [String], new: [String])
    case hole(Int, [String])
  }

  private let title: String
  private var fields: [String: String] = [:]
  private var parts: [Part] = []

  private init(title: String) { self.title = title }

  /// The drafts in `text`; the text before the first one is for people only.
  static func all(in text: String) -> [AnswerDraft] {
    var drafts: [AnswerDraft] = []
    for line in text.lines {
      if let begin = line.wholeMatch(of: /\/\/ Answer: (.+?)\s*/) {
        drafts.append(AnswerDraft(title: String(begin.1)))
      } else if let last = drafts.indices.last {
        drafts[last].read(line)
      }
    }
    return drafts
  }

  private mutating func read(_ line: String) {
    if parts.isEmpty, let field = line.wholeMatch(of: /\/\/ (Mistake|Shows|Alternative): (.+?)\s*/)
    {
      fields[String(field.1)] = String(field.2)
    } else if line.wholeMatch(of: /\/\/ Instead of:\s*/) != nil {
      parts.append(.change(old: [], new: []))
      isNew = false
    } else if line.wholeMatch(of: /\/\/ Write:\s*/) != nil {
      isNew = true
    } else if let hole = line.wholeMatch(of: /\/\/ Hole: (\d+)\s*/), let number = Int(hole.1) {
      parts.append(.hole(number, []))
    } else {
      append(line)
    }
  }

  /// Whether the lines that come are those to write.
  private var isNew = false

  private mutating func append(_ line: String) {
    switch parts.popLast() {
    case .change(let old, let new)?:
      parts.append(
        isNew ? .change(old: old, new: new + [line]) : .change(old: old + [line], new: new))
    case .hole(let number, let lines)?:
      parts.append(.hole(number, lines + [line]))
    case nil:
      break
    }
  }

  func answer(
    to exercise: ExerciseID, in file: String, isMisconception: Bool, reference: [[String]]
  ) throws(DamagedAnswer) -> Answer {
    func field(_ name: String, _ example: String) throws(DamagedAnswer) -> String {
      guard let value = fields[name] else {
        throw DamagedAnswer(
          file: file, reason: "'\(title)' needs a line like `// \(name): \(example)`")
      }
      return value
    }
    let summary =
      isMisconception
      ? try field("Mistake", "checks the version after the append")
      : try field("Alternative", "reads the digits one by one")
    let kind: Answer.Kind =
      isMisconception
      ? .misconception(shows: try field("Shows", "words of the failing test's message"))
      : .alternative
    return Answer(
      kind: kind, exercise: exercise, file: file, title: title, summary: summary,
      holes: try holes(from: reference, in: file))
  }

  /// The reference with this answer's changes; only the holes that differ from it.
  private func holes(
    from reference: [[String]], in file: String
  ) throws(DamagedAnswer) -> [Int: [String]] {
    var holes = Dictionary(
      uniqueKeysWithValues: reference.enumerated().map { ($0.offset + 1, $0.element) })
    for part in parts {
      switch part {
      case .hole(let number, let lines): holes[number] = lines.withoutBlankEnd
      case .change(let old, let new):
        try Self.exchange(old.withoutBlankEnd, for: new.withoutBlankEnd, in: &holes) { reason in
          DamagedAnswer(file: file, reason: "'\(title)': \(reason)")
        }
      }
    }
    let changed = holes.filter { number, lines in
      !reference.indices.contains(number - 1) || reference[number - 1] != lines
    }
    guard !changed.isEmpty else {
      throw DamagedAnswer(file: file, reason: "'\(title)' doesn't change the reference")
    }
    return changed
  }

  private static func exchange(
    _ old: [String], for new: [String], in holes: inout [Int: [String]],
    damaged: (String) -> DamagedAnswer
  ) throws(DamagedAnswer) {
    guard let first = old.first else {
      throw damaged("there are no lines below `// Instead of:`")
    }
    let places = holes.flatMap { number, lines in
      lines.places(of: old).map { (number: number, index: $0) }
    }
    guard places.count == 1, let place = places.first else {
      throw damaged(
        "the lines from '\(first)' on must occur once in the reference, not \(places.count) times")
    }
    holes[place.number]?.replaceSubrange(place.index..<place.index + old.count, with: new)
  }
}

extension [String] {
  /// The lines without empty ones at the end.
  var withoutBlankEnd: [String] {
    dropLast(reversed().prefix { $0.allSatisfy(\.isWhitespace) }.count)
  }

  /// Where `lines` begin in these.
  fileprivate func places(of lines: [String]) -> [Int] {
    indices.filter { self[$0...].starts(with: lines) }
  }
}
