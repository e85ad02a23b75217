/// An answer that is not the reference: a plausible wrong one, or a different right one.
struct Answer: Sendable, Equatable {
  enum Kind: Sendable, Equatable {
    /// A mistake that people really make; the failing test must say `shows`.
    case misconception(shows: String)
    /// A solution that must pass although it is not ours.
    case alternative
  }

  let kind: Kind
  let exercise: ExerciseID
  /// The file that it is in, counted from the package's root.
  let file: String
  /// Its name in the file, such as `compares-with-case`; no two answers in a file share a title.
  let title: String
  /// The mistake, or the difference, in one sentence.
  let summary: String
  /// The lines for the exercise's holes, counted from 1; a hole without an entry keeps the reference.
  let holes: [Int: [String]]

  /// Under which name the proof speaks of it, such as `1.4-compares-with-case`.
  var name: String { "\(exercise)-\(title)" }

  /// Where it is, for people and for the notes of a page.
  var place: String { "\(file), \(title)" }
}

/// A file of answers that the proof cannot use.
struct DamagedAnswer: Error, CustomStringConvertible {
  let file: String
  let reason: String

  var description: String { "\(file): \(reason)" }
}
