import Foundation
public import HTTPServer

/// Writes answers as JSON.
enum JSONAnswer {
  /// The same value gives the same text each time.
  ///
  /// - Throws: what `value` throws when it cannot be written.
  static func data(of value: some Encodable) throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(value)
  }

  static func text(of value: some Encodable) throws -> String {
    String(decoding: try data(of: value), as: UTF8.self)
  }
}

extension HTTPResponse {
  /// A response with `value` as JSON.
  ///
  /// - Throws: what `value` throws when it cannot be written.
  public static func json(
    _ status: HTTPStatus = .ok, _ value: some Encodable, _ headers: HTTPHeaders = [:]
  ) throws -> HTTPResponse {
    var headers = headers
    headers[.contentType] = "application/json"
    return HTTPResponse(status, headers: headers, body: Array(try JSONAnswer.data(of: value)))
  }

  /// The response to a request that was not done.
  public init(_ problem: Problem) {
    var headers = HTTPHeaders(problem.headers)
    headers[.contentType] = "application/problem+json"
    // A problem is made of texts and a number, which can always be written.
    let body = (try? JSONAnswer.data(of: problem)) ?? Data()
    self.init(problem.status, headers: headers, body: Array(body))
  }
}
