import HTTPServer

/// The two protocols of SQS.
enum WireProtocol: Sendable {
  /// AWS JSON 1.0.
  case json
  /// Forms, answered in XML.
  case query

  /// Returns the response of an action that went well; without an output it returns nothing.
  func response(
    to action: String, _ output: Output?, requestID: String
  ) -> HTTPResponse {
    switch self {
    case .json:
      var json = JSONAnswer()
      json.append(output ?? .object([]))
      return respond(.ok, json.bytes, requestID: requestID)
    case .query:
      var xml = XMLAnswer()
      xml.element("\(action)Response", attributes: Self.namespace) { response in
        if let output { response.element("\(action)Result") { $0.append(output) } }
        response.element("ResponseMetadata") { $0.element("RequestId", text: requestID) }
      }
      return respond(.ok, xml.bytes, requestID: requestID)
    }
  }

  /// Returns the response that says what went wrong.
  func response(_ error: ServiceError, requestID: String) -> HTTPResponse {
    switch self {
    case .json:
      var json = JSONAnswer()
      json.append(
        .members(["__type": .text(error.type), "message": .text(error.message)]))
      var response = respond(error.status, json.bytes, requestID: requestID)
      // The code of the older protocol, for programs that were written for it.
      response.headers["x-amzn-query-error"] = "\(error.code);\(error.fault)"
      return response
    case .query:
      var xml = XMLAnswer()
      xml.element("ErrorResponse", attributes: Self.namespace) { response in
        response.element("Error") { part in
          part.element("Type", text: error.fault)
          part.element("Code", text: error.code)
          part.element("Message", text: error.queryMessage ?? error.message)
          part.element("Detail") { _ in }
        }
        response.element("RequestId", text: requestID)
      }
      return respond(error.status, xml.bytes, requestID: requestID)
    }
  }

  private static let namespace = " xmlns=\"http://queue.amazonaws.com/doc/2012-11-05/\""

  private func respond(
    _ status: HTTPStatus, _ body: [UInt8], requestID: String
  ) -> HTTPResponse {
    let type =
      switch self {
      case .json: "application/x-amz-json-1.0"
      case .query: "text/xml"
      }
    return HTTPResponse(
      status, headers: [.contentType: type, "x-amzn-RequestId": requestID], body: body)
  }
}
