public import CommandHandlers

extension UnwantedVersion: ProblemConvertible {
  public var problem: Problem {
    Problem(
      RequestProblem.preconditionFailed,
      "it is at version \(actual), and If-None-Match keeps the change from that")
  }
}
