public import CommandHandlers

extension StreamBusy: ProblemConvertible {
  public var problem: Problem { Problem(RequestProblem.busy, description) }
}
