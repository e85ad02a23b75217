public import EventSourcing
import HTTPServer

extension UnknownEventInStream: ProblemConvertible {
  /// A failure of the service that says where it is: a newer program has recorded the event, and its
  /// operators have to run that one here, too. Nothing was done.
  public var problem: Problem {
    Problem(status: .internalServerError, description)
  }
}
