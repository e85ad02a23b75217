/// The error of an exercise that is not solved yet.
public struct Unfinished: Error, Hashable {
  /// The number of the exercise, such as `1.4`.
  public let exercise: String

  public init(_ exercise: String) {
    self.exercise = exercise
  }
}

extension Unfinished: CustomStringConvertible {
  public var description: String { "Exercise \(exercise) is not finished yet." }
}
