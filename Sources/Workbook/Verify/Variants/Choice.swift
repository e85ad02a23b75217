/// Which variants a test process runs, as its environment says it: `1.1=3,1.2=1`.
///
/// An exercise that is not named has the reference.
struct Choice: Sendable, Equatable, CustomStringConvertible {
  /// The variable that the module of a stage reads once, when it first comes to a hole.
  static let name = "WORKBOOK_VARIANTS"

  let variants: [Variant]

  init(_ variants: some Sequence<Variant>) {
    self.variants = variants.filter { $0.number != Variant.reference }.sorted()
  }

  var description: String {
    variants.map { "\($0.exercise)=\($0.number)" }.joined(separator: ",")
  }

  /// The property with the chosen variant of `exercise`, in the copy of a stage.
  static func property(of exercise: ExerciseID) -> String {
    "ProofVariant.of_\(exercise.stage)_\(exercise.number)"
  }

  /// The file that answers the holes of `exercises`; only the copy of a stage has it.
  static func file(for exercises: [ExerciseID]) -> String {
    let properties = exercises.map { exercise in
      "  static let of_\(exercise.stage)_\(exercise.number) = chosen[\"\(exercise)\"] ?? 0\n"
    }
    return """
      import Foundation

      enum ProofVariant {
      \(properties.joined())
        private static let chosen: [String: Int] = {
          let text = ProcessInfo.processInfo.environment["\(name)"] ?? ""
          return text.split(separator: ",").reduce(into: [:]) { chosen, entry in
            let parts = entry.split(separator: "=")
            if parts.count == 2 { chosen[String(parts[0])] = Int(parts[1]) }
          }
        }()
      }

      """
  }
}
