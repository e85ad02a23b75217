public import API
import HTTPServer
public import Persistence

/// The client learns that nothing was recorded, and why; the operators have to act.
extension StorageError: ProblemConvertible {
  public var problem: Problem {
    switch self {
    case .moved, .readOnly, .full:
      Problem(status: .internalServerError, "nothing was recorded: \(self)")
    default:
      Problem(status: .internalServerError, "an unexpected error; it was logged")
    }
  }
}
