/// The place in a file where a learner writes: from `BEGIN EXERCISE` to `END EXERCISE`.
struct Hole: Sendable, Equatable {
  let exercise: ExerciseID
  /// The line of the `BEGIN` marker, counted from 1.
  let line: Int
  /// The markers as they stand in the file, indentation included.
  let begin: String
  let end: String
  /// The starter code; empty in `Sources`, where it is not marked.
  let starter: [String]
  /// In `Solutions` the reference, in `Sources` the learner's answer.
  let lines: [String]

  /// The lines without the indentation of the markers around them.
  var unindentedLines: [String] {
    let indentation = begin.prefix(while: \.isWhitespace)
    return lines.map { String($0.trimmingPrefix(indentation)) }
  }
}

/// A hole's name across files: the second hole of exercise 1.4 in `Account.swift`.
struct HoleName: Sendable, Hashable {
  let exercise: ExerciseID
  /// The file, counted from the stage's folder.
  let file: String
  /// Counts from 0 the holes of this exercise in this file.
  let ordinal: Int
}
