/// One check of the proof; the raw value is its name in the table.
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
  case length

  /// The sentence that holds when the check finds no fault.
  var promise: String {
    switch self {
    case .generated: "Sources equals the output of `reset --all`"
    case .complete:
      "every exercise has a heading, two hints, a hole, a test and three wrong answers"
    case .green: "every test passes on the reference"
    case .red: "only the exercises fail on the starters"
    case .road: "no exercise depends on a later one"
    case .focus: "an empty hole fails its exercise, but no earlier one"
    case .misconceptions: "every wrong answer is caught, with the expected words"
    case .alternatives: "every alternative passes"
    case .text: "every output, snippet, diagram and link matches the code"
    case .length: "every chapter and exercise is short and shows Swift"
    }
  }
}

/// The result of one check in one place: no fault, or a fault.
struct Finding: Sendable {
  let check: Check
  /// The exercise that it is about; `nil` for a whole stage.
  let exercise: ExerciseID?
  /// The file or the answer that was checked, when it is not the exercise itself.
  let subject: String?
  /// The fault, as a sentence; `nil` when there is none.
  let fault: String?

  init(_ check: Check, _ exercise: ExerciseID?, subject: String? = nil, fault: String?) {
    self.check = check
    self.exercise = exercise
    self.subject = subject
    self.fault = fault
  }
}
