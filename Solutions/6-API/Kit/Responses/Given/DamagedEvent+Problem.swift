public import EventSourcing
import HTTPServer

extension DamagedEvent: ProblemConvertible {
  /// A failure of the service that says where it is: its operators have to look at that event. What is
  /// wrong with it is for them alone.
  public var problem: Problem {
    Problem(status: .internalServerError, "\(place), is damaged, and this request needs it")
  }
}
