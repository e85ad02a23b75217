public import HTTPServer

/// The kinds of problem that a request to any service can have.
public enum RequestProblem: String, ProblemKind, CaseIterable {
  case invalidRequest = "invalid-request"
  case unsupportedMediaType = "unsupported-media-type"
  /// The requested version or date is in the future.
  case notReached = "not-reached"
  case preconditionFailed = "precondition-failed"
  case idempotencyKeyReused = "idempotency-key-reused"
  /// Other writers were faster, again and again.
  case busy = "busy"
  case readModelBehind = "read-model-behind"
  /// The service failed, and can't tell whether the command was carried out.
  case outcomeUnknown = "outcome-unknown"
}

extension RequestProblem {
  public var name: String { rawValue }

  /// The HTTP status: 4xx when the client has to change something, 5xx when the server has to.
  public var status: HTTPStatus {
    // BEGIN EXERCISE 6.3
    // starter: // Who has to change something: the client, the service, or no one?
    // starter: .internalServerError
    switch self {
    case .invalidRequest: .badRequest
    case .unsupportedMediaType: .unsupportedMediaType
    case .notReached: .notFound
    case .preconditionFailed: .preconditionFailed
    case .idempotencyKeyReused: .unprocessableContent
    case .busy, .readModelBehind: .serviceUnavailable
    case .outcomeUnknown: .internalServerError
    }
    // END EXERCISE 6.3
  }

  public var title: String {
    switch self {
    case .invalidRequest: "The request is invalid"
    case .unsupportedMediaType: "The body has an unsupported format"
    case .notReached: "That point is in the future"
    case .preconditionFailed: "A condition of the request does not hold"
    case .idempotencyKeyReused: "The Idempotency-Key was used for another request"
    case .busy: "Other writers were faster; try again"
    case .readModelBehind: "The read model is behind; try again"
    case .outcomeUnknown: "The outcome is unknown"
    }
  }
}

extension Problem {
  public init(_ kind: RequestProblem, _ detail: String, field: String? = nil) {
    self.init(kind: kind, detail, field: field)
  }
}
