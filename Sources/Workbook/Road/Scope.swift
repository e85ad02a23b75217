/// The exercises that a command is about.
enum Scope: Sendable, Hashable, CustomStringConvertible {
  case everything
  case stage(Int)
  case exercise(ExerciseID)

  /// Reads `2.3` or `2`.
  init?(_ text: String) {
    if let id = ExerciseID(text) {
      self = .exercise(id)
    } else if let number = Int(text), number > 0, "\(number)" == text {
      self = .stage(number)
    } else {
      return nil
    }
  }

  var description: String {
    switch self {
    case .everything: "everything"
    case .stage(let number): "stage \(number)"
    case .exercise(let id): "exercise \(id)"
    }
  }

  func contains(_ exercise: ExerciseID) -> Bool {
    switch self {
    case .everything: true
    case .stage(let number): exercise.stage == number
    case .exercise(let id): exercise == id
    }
  }
}

extension Road {
  /// The exercises that any of `scopes` names, in the order of the road.
  ///
  /// - Throws: ``UsageError`` when a scope names a stage or an exercise that is not there.
  func exercises(in scopes: [Scope]) throws(UsageError) -> [Exercise] {
    for scope in scopes where !exercises.contains(where: { scope.contains($0.id) }) {
      throw .unknown(scope, nearest: nearest(to: scope))
    }
    return exercises.filter { exercise in scopes.contains { $0.contains(exercise.id) } }
  }

  /// The exercise with the number that `scope` must be.
  ///
  /// - Throws: ``UsageError`` when there is no such exercise, or `scope` is a whole stage.
  func exercise(in scope: Scope) throws(UsageError) -> Exercise {
    guard case .exercise(let id) = scope else { throw .notAnExercise(scope) }
    guard let exercise = exercise(id) else { throw .unknown(scope, nearest: nearest(to: scope)) }
    return exercise
  }

  /// A suggestion for a mistyped number: the last exercise of the same stage, or the last stage.
  private func nearest(to scope: Scope) -> Scope? {
    switch scope {
    case .everything: nil
    case .stage: stages.last.map { .stage($0.number) }
    case .exercise(let id):
      (stage(of: id) ?? stages.last)?.exercises.last.map { .exercise($0.id) }
    }
  }
}
