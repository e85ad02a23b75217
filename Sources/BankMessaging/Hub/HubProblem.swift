public import API
import HTTPServer
public import Messaging

/// The kinds of problem that are specific to a hub.
enum HubProblem: String, ProblemKind {
  case gap = "gap"
  case messageConflict = "message-conflict"
  case messageOrder = "message-order"
  case foreignSource = "foreign-source"

  var name: String { rawValue }

  var status: HTTPStatus {
    switch self {
    case .gap, .messageConflict, .messageOrder: .conflict
    case .foreignSource: .unprocessableContent
    }
  }

  var title: String {
    switch self {
    case .gap: "Messages are missing before this batch"
    case .messageConflict: "The hub has another message with this id"
    case .messageOrder: "A message is not in the order of its source"
    case .foreignSource: "A message is from another source than its batch"
    }
  }
}

extension HubError: ProblemConvertible {
  public var problem: Problem {
    let kind: HubProblem =
      switch self {
      case .gap: .gap
      case .conflict: .messageConflict
      case .outOfOrder: .messageOrder
      case .foreignSource: .foreignSource
      }
    return Problem(kind: kind, description)
  }

  /// The response to a batch after a gap: the problem, and the position after which the source has to
  /// begin, for programs.
  static func response(toGapAfter checkpoint: Int) -> HTTPResponse {
    let problem = HubError.gap(checkpoint: checkpoint).problem
    var json = JSONObject()
    json.add("type", "/docs#\(HubProblem.gap.name)")
    json.add("title", problem.title)
    json.add("status", problem.status.code)
    json.add("detail", problem.detail)
    json.add("checkpoint", checkpoint)
    var response = HTTPResponse.json(problem.status, json)
    response.headers[.contentType] = "application/problem+json"
    return response
  }
}

extension BeyondHub: ProblemConvertible {
  public var problem: Problem { Problem(RequestProblem.notReached, description, field: "after") }
}
