/// The companion was asked for something it does not know.
enum UsageError: Error, Equatable, CustomStringConvertible {
  case unknownCommand(String, nearest: String?)
  case unknownOption(String, command: String)
  case missingExercise(command: String)
  case tooMany(command: String)
  case notANumber(String)
  case notAnExercise(Scope)
  /// The capstone was named like a stage.
  case capstone
  case unknown(Scope, nearest: Scope?)

  var description: String {
    switch self {
    case .unknownCommand(let word, let nearest):
      "There is no command `\(word)`." + (nearest.map { " Did you mean `\($0)`?" } ?? "")
    case .unknownOption(let option, let command):
      "`\(command)` has no option `\(option)`."
    case .missingExercise(let command):
      "`\(command)` needs the number of an exercise, such as `\(command) 1.1`."
    case .tooMany(let command):
      "`\(command)` takes one exercise at a time."
    case .notANumber(let word):
      "`\(word)` is not an exercise. Use a number such as `1.1`, or a stage such as `1`."
    case .notAnExercise(let scope):
      "This needs one exercise, such as `1.1`, not \(scope)."
    case .capstone:
      "The capstone has no exercises. Run its tests with `swift test --filter StoreroomTests`; its "
        + "hints are in Chapters/Capstone/README.md."
    case .unknown(let scope, let nearest):
      "There is no \(scope)." + (nearest.map { " The last one is \($0)." } ?? "")
    }
  }

  /// Whether a list of all commands helps.
  var needsUsage: Bool { self != .capstone }
}
