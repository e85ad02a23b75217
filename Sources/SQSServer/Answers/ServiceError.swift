import HTTPServer

/// An error of the service, with the names that both protocols have for it.
struct ServiceError: Error, Hashable {
  /// The code in the query protocol: `AWS.SimpleQueueService.NonExistentQueue`.
  let code: String
  /// The type in JSON: `com.amazonaws.sqs#QueueDoesNotExist`.
  let type: String
  let message: String
  /// The message in the query protocol, where it is another one.
  var queryMessage: String?
  var status = HTTPStatus.badRequest
  /// Whether the request is to blame.
  var isSendersFault = true

  var fault: String { isSendersFault ? "Sender" : "Receiver" }
}

extension ServiceError {
  /// An error that all services of AWS have.
  static func common(
    _ code: String, type: String? = nil, _ message: String, status: HTTPStatus = .badRequest
  ) -> Self {
    Self(
      code: code, type: "com.amazon.coral.service#\(type ?? "\(code)Exception")",
      message: message, status: status)
  }

  /// An error of this service, whose code in the query protocol has a prefix.
  static func named(
    _ name: String, code: String? = nil, _ message: String, status: HTTPStatus = .badRequest
  ) -> Self {
    Self(
      code: code ?? "AWS.SimpleQueueService.\(name)", type: "com.amazonaws.sqs#\(name)",
      message: message, status: status)
  }

  /// An error of this service, whose code in the query protocol is the same.
  static func plain(
    _ name: String, _ message: String, status: HTTPStatus = .badRequest
  ) -> Self {
    named(name, code: name, message, status: status)
  }

  static func missingParameter(_ name: String) -> Self {
    missing("The request must contain the parameter \(name).")
  }

  static func missing(_ message: String) -> Self {
    common("MissingParameter", type: "MissingRequiredParameterException", message)
  }

  static func invalidParameter(_ message: String) -> Self {
    common("InvalidParameterValue", message)
  }

  static func invalid(_ value: String, of parameter: String, because reason: String) -> Self {
    invalidParameter("Value \(value) for parameter \(parameter) is invalid. Reason: \(reason)")
  }

  static func unreadable(_ reason: String) -> Self {
    common("MalformedInput", type: "SerializationException", reason)
  }

  static func invalidAction(_ name: String) -> Self {
    common(
      "InvalidAction", type: "UnknownOperationException",
      "The action \(name) is not valid for this endpoint.")
  }

  static var queueDoesNotExist: Self {
    var error = named(
      "QueueDoesNotExist", code: "AWS.SimpleQueueService.NonExistentQueue",
      "The specified queue does not exist.")
    error.queryMessage = "The specified queue does not exist for this wsdl version."
    return error
  }
}
