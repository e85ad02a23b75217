public import EventSourcing

extension UncertainAppend: ProblemConvertible {
  /// A failure of the service with a name, because a program has to know what is safe now. Its reason
  /// is for the operators.
  public var problem: Problem {
    Problem(
      RequestProblem.outcomeUnknown,
      "it may have been done; with an Idempotency-Key, send the same request with the same key until "
        + "it is answered; without one, look first, because the same request may be done twice")
  }
}
