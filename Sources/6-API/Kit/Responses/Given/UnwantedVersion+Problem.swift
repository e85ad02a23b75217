public import CommandHandlers

extension UnwantedVersion: ProblemConvertible {
  public var problem: Problem {
    Problem(
      RequestProblem.preconditionFailed,
      "it is at version \(actual), which If-None-Match excludes")
  }
}
