import HTTPServer

/// A request as one of the two protocols has it.
struct WireRequest: Sendable {
  let wire: WireProtocol
  let action: String
  let fields: Fields

  /// - Throws: ``Unreadable``, with the protocol in which to say so.
  init(_ request: HTTPRequest) throws(Unreadable) {
    let target = request.headers["X-Amz-Target"]
    let type = request.headers[.contentType]?.prefix { $0 != ";" } ?? ""
    let isJSON = target != nil || type == "application/x-amz-json-1.0"
    wire = isJSON ? .json : .query
    do throws(ServiceError) {
      guard request.method == .post else {
        throw ServiceError.common(
          "InvalidAction", type: "UnknownOperationException",
          "Actions are sent with POST; this is a queue that speaks the protocol of Amazon SQS.")
      }
      if isJSON {
        action = try Self.action(ofTarget: target)
        // Some clients send no body for an action without parameters.
        fields = Fields(
          members: request.body.isEmpty ? [:] : try Field.members(ofJSON: request.body))
      } else {
        fields = Fields(members: try FormFields.members(ofForm: request.body))
        guard let name = try fields.text("Action"), !name.isEmpty else {
          throw ServiceError.common(
            "MissingAction", "The request must contain the parameter Action.")
        }
        action = name
      }
    } catch {
      throw Unreadable(wire: wire, error: error)
    }
  }

  private static func action(ofTarget target: String?) throws(ServiceError) -> String {
    let prefix = "AmazonSQS."
    guard let target, target.hasPrefix(prefix) else {
      throw .invalidAction(String((target ?? "").prefix(100)))
    }
    return String(target.dropFirst(prefix.count))
  }

  struct Unreadable: Error {
    let wire: WireProtocol
    let error: ServiceError
  }
}
