/// The number of an exercise: `2.3` is the third of stage 2.
struct ExerciseID: Hashable, Comparable, Sendable, CustomStringConvertible {
  let stage: Int
  let number: Int

  var description: String { "\(stage).\(number)" }

  init(stage: Int, number: Int) {
    self.stage = stage
    self.number = number
  }

  /// Reads `2.3` and nothing looser, so that a typing mistake never means another exercise.
  init?(_ text: some StringProtocol) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2, let stage = Int(parts[0]), let number = Int(parts[1]) else {
      return nil
    }
    guard stage > 0, number > 0, "\(stage).\(number)" == text else { return nil }
    self.init(stage: stage, number: number)
  }

  static func < (left: Self, right: Self) -> Bool {
    (left.stage, left.number) < (right.stage, right.number)
  }
}
