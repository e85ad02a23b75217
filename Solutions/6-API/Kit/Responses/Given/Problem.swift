public import HTTPServer

/// A kind of problem that programs can recognize. Each service has its own kinds.
public protocol ProblemKind: Sendable {
  /// The name for programs, such as `insufficient-funds`. It never changes.
  var name: String { get }
  /// The title for people. It may change.
  var title: String { get }
  var status: HTTPStatus { get }
}

/// The reason why a request failed, in the form of RFC 9457, for people and programs.
public struct Problem: Error, Hashable {
  public let status: HTTPStatus
  /// The name of the kind; `nil` when the status says everything.
  public let name: String?
  public let title: String
  /// The details of this occurrence.
  public let detail: String
  /// The wrong part of the request, if there is one.
  public let field: String?
  /// Headers that the status needs, such as `Allow` or `Accept-Encoding`.
  public let headers: [HTTPHeaders.Field]

  public init(
    kind: some ProblemKind, _ detail: String, field: String? = nil,
    headers: [HTTPHeaders.Field] = []
  ) {
    self.detail = detail
    self.field = field
    name = kind.name
    title = kind.title
    status = kind.status
    self.headers = headers + (status == .serviceUnavailable ? [.init(.retryAfter, "1")] : [])
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

/// An error that knows its problem over HTTP.
public protocol ProblemConvertible: Error {
  var problem: Problem { get }
}

extension Problem: CustomStringConvertible {
  public var description: String { "\(status.code) \(name ?? status.phrase): \(detail)" }
}

extension Problem {
  var json: JSONObject {
    var json = JSONObject()
    // Relative, so that it leads to the documentation of the server that has responded.
    json.add("type", name.map { "/docs#\($0)" } ?? "about:blank")
    json.add("title", title)
    json.add("status", status.code)
    json.add("detail", detail)
    if let field { json.add("field", field) }
    return json
  }
}
