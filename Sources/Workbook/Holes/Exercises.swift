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
    (2, [11], ["waitForRing": "waitForSignal", "rings": "signals"]),
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
    func isPart(_ character: Character) -> Bool {
      character.isLetter || character.isNumber || character == "_"
    }
    var text = ""
    var rest = self[...]
    while let range = rest.firstRange(of: name) {
      let before = rest[..<range.lowerBound].last ?? text.last
      let after = rest[range.upperBound...].first
      let isWhole =
        !(before.map { isPart($0) || $0 == "." } ?? false) && !(after.map(isPart) ?? false)
      text += rest[..<range.lowerBound] + (isWhole ? new : name)
      rest = rest[range.upperBound...]
    }
    return text + rest
  }
}
