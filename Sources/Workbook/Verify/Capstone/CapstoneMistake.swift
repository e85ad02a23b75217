/// A plausible wrong capstone: the reference with a few lines exchanged.
///
///     // Mistake: takes the difference from the wrong side
///     // Shows: words that a failing test says
///     // File: Solutions/Capstone/Item+Decide.swift
///     // Instead of:
///     …
///     // Write:
///     …
struct CapstoneMistake: Sendable, Equatable {
  struct Change: Sendable, Equatable {
    let file: String
    var old: [String] = []
    var new: [String] = []
  }

  static let folder = "Tests/CapstoneMistakes"

  /// The file that it stands in.
  let file: String
  /// The mistake, in one sentence.
  let summary: String
  let shows: String
  let changes: [Change]

  /// Reads the head of comments and the changes beneath it.
  ///
  /// - Throws: ``DamagedAnswer``, which names the missing part and shows an example.
  init(parsing text: String, file: String) throws(DamagedAnswer) {
    var summary: String?
    var shows: String?
    var changes: [Change] = []
    var isNew: Bool?
    for line in text.lines {
      if let field = line.wholeMatch(of: /\/\/ (Mistake|Shows|File): (.+?)\s*/) {
        isNew = nil
        switch field.1 {
        case "Mistake": summary = String(field.2)
        case "Shows": shows = String(field.2)
        default: changes.append(Change(file: String(field.2)))
        }
      } else if let side = line.wholeMatch(of: /\/\/ (Instead of|Write):\s*/) {
        isNew = side.1 == "Write"
      } else if let isNew, let last = changes.indices.last {
        isNew ? changes[last].new.append(line) : changes[last].old.append(line)
      }
    }
    func damaged(_ reason: String) -> DamagedAnswer { DamagedAnswer(file: file, reason: reason) }
    guard let summary else { throw damaged("a line like `// Mistake: forgets the key` is missing") }
    guard let shows else { throw damaged("a line like `// Shows: words of a test` is missing") }
    self.file = file
    self.summary = summary
    self.shows = shows
    self.changes = changes.map {
      Change(file: $0.file, old: $0.old.withoutBlankEnd, new: $0.new.withoutBlankEnd)
    }
    guard !changes.isEmpty, self.changes.allSatisfy({ !$0.old.isEmpty }) else {
      throw damaged("it needs `// File:`, `// Instead of:` and `// Write:`, each with lines below")
    }
  }

  /// All of them, in the order of their files.
  ///
  /// - Throws: ``DamagedAnswer`` or ``FileError``, naming the file.
  static func all(of package: Package) throws -> [CapstoneMistake] {
    try package.swiftFiles(in: folder).map { file in
      let text = try package.text(at: file, wanted: "it contains a mistake of the capstone.")
      return try CapstoneMistake(parsing: text, file: file)
    }
  }

  /// The mistake as an answer to `exercise`, with the content of the reference's holes.
  func answer(to exercise: ExerciseID, holes: [Int: [String]] = [:]) -> Answer {
    let name = file.split(separator: "/").last ?? ""
    return Answer(
      kind: .misconception(shows: shows), exercise: exercise, file: file,
      title: String(name.split(separator: ".").first ?? name), summary: summary, holes: holes)
  }

  /// The files of the reference with the mistake in them.
  ///
  /// - Throws: ``DamagedAnswer`` when the lines to exchange are not there exactly once.
  func applied(to reference: [String: String]) throws(DamagedAnswer) -> [String: String] {
    var files = reference
    for change in changes {
      let old = change.old.joined(separator: "\n") + "\n"
      let new = change.new.map { $0 + "\n" }.joined()
      guard let text = files[change.file], text.ranges(of: old).count == 1 else {
        throw DamagedAnswer(
          file: file,
          reason: "the lines from '\(change.old[0])' on must occur once in \(change.file)")
      }
      files[change.file] = text.replacing(old, with: new)
    }
    return files
  }
}
