import ExerciseSupport

extension Outcome {
  /// The value as text, or `threw …`: what a message shows beside what was expected.
  var result: String { value.map { "\($0)" } ?? description }
}
