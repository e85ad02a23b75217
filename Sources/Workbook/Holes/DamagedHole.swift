/// A hole whose markers do not fit together.
struct DamagedHole: Error, Equatable, CustomStringConvertible {
  enum Damage: Equatable {
    case unclosed(ExerciseID)
    case unopened(ExerciseID)
    case mismatched(begun: ExerciseID, ended: ExerciseID)
    case nested(ExerciseID, inside: ExerciseID)
    case withoutStarter(ExerciseID)
    case unnumbered(marker: String)
  }

  let file: String
  let line: Int
  let damage: Damage

  var description: String { "\(file):\(line): \(explanation)" }

  private var explanation: String {
    switch damage {
    case .unclosed(let id):
      "exercise \(id) begins here but has no end: add `// END EXERCISE \(id)` after your code."
    case .unopened(let id):
      "exercise \(id) ends here but has no beginning: add `// BEGIN EXERCISE \(id)` before your code."
    case .mismatched(let begun, let ended):
      "exercise \(begun) ends with another number: change this line to `// END EXERCISE \(begun)`."
    case .nested(let id, let outer):
      "exercise \(id) begins inside \(outer): add `// END EXERCISE \(outer)` above this line."
    case .withoutStarter(let id):
      "exercise \(id) has no starter: `// starter: …` should follow this line."
    case .unnumbered(let marker):
      "a marker without an exercise's number: expected `// \(marker) EXERCISE 1.2`."
    }
  }
}
