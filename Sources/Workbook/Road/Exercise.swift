/// One exercise as its chapter tells it.
struct Exercise: Sendable {
  let id: ExerciseID
  let title: String
  /// The Markdown between the heading and the next one, without the hints.
  let text: String
  /// In the order in which they help.
  let hints: [Hint]
}
