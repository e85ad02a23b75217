public import EventSourcing

extension UncertainAppend: ProblemConvertible {
  /// A failure of the service with a name, because a program has to know what is safe now. Its reason
  /// is for the operators.
  public var problem: Problem {
    Problem(
      RequestProblem.outcomeUnknown,
      "it may have been carried out; with an Idempotency-Key, retry the same request until you "
        + "get a response; without one, check first, because a retry may repeat it")
  }
}
