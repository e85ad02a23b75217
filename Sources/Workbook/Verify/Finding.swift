/// One of the things that the proof shows.
enum Check: String, CaseIterable, Sendable {
  case generated
  case complete
  case green
  case red
  case road
  case focus
  case misconceptions
  case alternatives
  case text

  /// What is true when nothing is found wrong.
  var promise: String {
    switch self {
    case .generated: "Sources is what `reset --all` would write"
    case .complete: "every exercise has a heading, two hints, a hole, a test, three wrong answers"
    case .green: "every test passes on the reference"
    case .red: "every exercise fails on the starters, and nothing else does"
    case .road: "no exercise needs a later one"
    case .focus: "each hole fails its own exercise and none before it"
    case .misconceptions: "every wrong answer is caught, with the sentence that helps"
    case .alternatives: "every other right answer passes"
    case .text: "every output, snippet, diagram and link is what the code says"
    }
  }
}

/// What the proof saw in one place: nothing wrong, or a fault.
struct Finding: Sendable {
  let check: Check
  /// The exercise that it is about; `nil` for a whole stage.
  let exercise: ExerciseID?
  /// What was looked at, when it is not the exercise itself: a file, or the name of an answer.
  let subject: String?
  /// What is wrong, as a sentence; `nil` when all is well.
  let fault: String?

  init(_ check: Check, _ exercise: ExerciseID?, subject: String? = nil, fault: String?) {
    self.check = check
    self.exercise = exercise
    self.subject = subject
    self.fault = fault
  }
}
