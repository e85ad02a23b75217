/// One way to fill the holes of an exercise, behind the number by which a test process chooses it.
struct Variant: Sendable, Hashable, Comparable {
  static let reference = 0
  static let starter = 1

  let exercise: ExerciseID
  let number: Int

  /// The variant that stands for all of its exercise where variants are taken out: the reference.
  var wholeExercise: Variant { Variant(exercise: exercise, number: Self.reference) }

  static func < (left: Self, right: Self) -> Bool {
    (left.exercise, left.number) < (right.exercise, right.number)
  }
}

/// The ways to fill the holes of some exercises: the reference, the starter, then each answer.
struct Variants: Sendable {
  private let answers: [ExerciseID: [Answer]]

  /// - Parameter answers: Those that are tried; an exercise without any keeps its starter.
  init(_ answers: [Answer]) {
    self.answers = Dictionary(grouping: answers, by: \.exercise)
  }

  /// All contents for the holes of `exercise`; the index is the variant's number.
  func contents(of exercise: ExerciseID) -> [Content] {
    [.reference, .starter] + (answers[exercise] ?? []).map(Content.answer)
  }

  /// The variant that puts `content` into the holes of `exercise`; `nil` for an unknown answer.
  func variant(_ content: Content, of exercise: ExerciseID) -> Variant? {
    switch content {
    case .reference:
      return Variant(exercise: exercise, number: Variant.reference)
    case .starter:
      return Variant(exercise: exercise, number: Variant.starter)
    case .answer(let answer):
      let index = answers[exercise]?.firstIndex { $0.place == answer.place }
      return index.map { Variant(exercise: exercise, number: Variant.starter + 1 + $0) }
    }
  }
}
