/// How the exercises have changed since earlier editions of the workbook, so that ``Merge`` finds the
/// new place of an old answer.
///
/// Files that moved need no line here: a hole is found again by its exercise and its file's name.
struct Exercises: Sendable {
  /// The new numbers of exercises that were renumbered, by their old ones.
  var renumbered: [ExerciseID: ExerciseID] = [:]
  /// Exercises that ask for something else now, so that old answers fit no more.
  var rewritten: Set<ExerciseID> = []
  /// The new names that an answer uses, by the old ones.
  var names: [ExerciseID: [String: String]] = [:]
}

extension Exercises {
  /// The changes up to this edition.
  static let changes = Exercises(
    rewritten: [ExerciseID(stage: 6, number: 3)],
    names: Dictionary(
      uniqueKeysWithValues: named.flatMap { stage, exercises, names in
        exercises.map { (ExerciseID(stage: stage, number: $0), names) }
      }))

  private static let named: [(stage: Int, exercises: [Int], names: [String: String])] = [
    (
      2, [11],
      [
        "waitForRing": "waitForSignal", "rings": "signals",
        "subscription.bell.listen": "subscription.signals",
      ]
    ),
    (4, [12], ["Answer": "QueryResult", "longestPage": "PageLimit.longest"]),
    (
      5, [7, 8, 9],
      [
        "run": "connection.run", "integer": "connection.integer",
        "lastInsertedKey": "connection.lastInsertedKey", "savepoint": "connection.savepoint",
      ]
    ),
    (5, [12, 13, 14], ["storing": "withStorageErrors"]),
    (
      6, [7],
      [
        "wish.description": "fingerprint", "wish": "fingerprint", "KeptAnswer": "StoredResponse",
        "claim": "reserve", "keep": "save",
      ]
    ),
    (6, [8], ["users": "registration"]),
    (6, [10], ["Queries.longestPage": "PageLimit.longest"]),
  ]

  /// `lines` of an answer to `exercise`, with the names of this edition.
  ///
  /// A name behind a dot belongs to something else, so that an answer is renamed only once.
  func renamed(_ lines: [String], in exercise: ExerciseID) -> [String] {
    guard let names = names[exercise] else { return lines }
    // A longer name first: it may begin with a shorter one.
    let ordered = names.sorted { ($0.key.count, $0.key) > ($1.key.count, $1.key) }
    return lines.map { line in
      ordered.reduce(line) { $0.replacing(name: $1.key, with: $1.value) }
    }
  }
}

extension String {
  /// The text with `new` wherever `name` stands as a whole name.
  fileprivate func replacing(name: String, with new: String) -> String {
    var text = ""
    var rest = self[...]
    while let range = rest.firstRange(of: name) {
      text += rest[..<range.lowerBound]
      rest = rest[range.upperBound...]
      let isWhole = !text.leadsIntoName && !(rest.first?.isPartOfName ?? false)
      text += isWhole ? new : name
    }
    return text + rest
  }

  /// Whether a name that begins here would go on with what stands before, or be a member of it.
  private var leadsIntoName: Bool {
    guard let last else { return false }
    // In `1...count` the dots are an operator.
    return last.isPartOfName || (last == "." && !hasSuffix(".."))
  }
}

extension Character {
  fileprivate var isPartOfName: Bool { isLetter || isNumber || self == "_" }
}
