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
  /// The new forms of an expression, by the old ones. `_` is a value, under whatever name an answer
  /// has bound it.
  var forms: [ExerciseID: [String: String]] = [:]
  /// Names around a hole that are gone: an answer that uses one fits no more.
  var removed: [ExerciseID: Set<String>] = [:]
}

extension Exercises {
  /// The changes up to this edition.
  static let changes = Exercises(
    renumbered: Dictionary(
      uniqueKeysWithValues: renumbered.flatMap { stage, numbers in
        numbers.map { old, new in
          (ExerciseID(stage: stage, number: old), ExerciseID(stage: stage, number: new))
        }
      }),
    rewritten: [
      ExerciseID(stage: 3, number: 7), ExerciseID(stage: 3, number: 13),
      ExerciseID(stage: 6, number: 3),
    ],
    names: Dictionary(
      uniqueKeysWithValues: named.flatMap { stage, exercises, names in
        exercises.map { (ExerciseID(stage: stage, number: $0), names) }
      }),
    forms: [
      ExerciseID(stage: 3, number: 14): [
        "reason: _.description": "reason: Reason(_)", #"reason: "\(_)""#: "reason: Reason(_)",
      ]
    ],
    removed: [
      ExerciseID(stage: 3, number: 11): ["history"],
      ExerciseID(stage: 6, number: 5): ["accounts", "users", "statements", "totals", "feed"],
      ExerciseID(stage: 6, number: 7): ["append", "history"],
    ])

  /// Stage 1 begins with events: its value objects, which were 1.1 to 1.4, come at the end.
  private static let renumbered: [(stage: Int, numbers: [Int: Int])] = [
    (1, [1: 11, 2: 12, 3: 13, 4: 14, 6: 1, 10: 2, 11: 3, 12: 4, 13: 10])
  ]

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
    (6, [8], ["users": "registration"]),
    (6, [10], ["Queries.longestPage": "PageLimit.longest"]),
  ]
}
