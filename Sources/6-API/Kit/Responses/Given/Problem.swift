public import HTTPServer

/// A kind of problem that programs can tell from others. Each service has its own.
public protocol ProblemKind: Sendable {
  /// The name that programs go by, such as `insufficient-funds`. It never changes.
  var name: String { get }
  /// The same for people. It may change.
  var title: String { get }
  var status: HTTPStatus { get }
}

/// Why a request was not done, in the form of RFC 9457, for people and programs alike.
public struct Problem: Error, Hashable {
  public let status: HTTPStatus
  /// The name of the kind; `nil` when the status says all there is to say.
  public let name: String?
  public let title: String
  /// What happened this time.
  public let detail: String
  /// The part of the request that is wrong, when it is one.
  public let field: String?
  /// Headers that belong to the status, such as `Allow`.
  public let headers: [HTTPHeaders.Field]

  public init(kind: some ProblemKind, _ detail: String, field: String? = nil) {
    self.detail = detail
    self.field = field
    name = kind.name
    title = kind.title
    status = kind.status
    headers = status == .serviceUnavailable ? [.init(.retryAfter, "1")] : []
  }

  public init(status: HTTPStatus, _ detail: String, headers: [HTTPHeaders.Field] = []) {
    self.status = status
    self.detail = detail
    self.headers = headers
    name = nil
    title = status.phrase
    field = nil
  }
}

/// An error that says itself which problem it is over HTTP.
public protocol ProblemConvertible: Error {
  var problem: Problem { get }
}

extension Problem: CustomStringConvertible {
  public var description: String { "\(status.code) \(name ?? status.phrase): \(detail)" }
}

extension Problem {
  var json: JSONObject {
    var json = JSONObject()
    // Relative, so that it leads to the documents of whatever server has answered.
    json.add("type", name.map { "/docs#\($0)" } ?? "about:blank")
    json.add("title", title)
    json.add("status", status.code)
    json.add("detail", detail)
    if let field { json.add("field", field) }
    return json
  }
}
