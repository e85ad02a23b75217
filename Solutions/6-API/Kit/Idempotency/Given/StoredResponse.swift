import HTTPServer

/// A response that can be sent again, byte for byte.
struct StoredResponse {
  let response: HTTPResponse

  init(_ response: HTTPResponse) {
    self.response = response
  }

  /// The response as text, in the form of an HTTP message: a line with the status, a line for each
  /// header, an empty line, and the body.
  ///
  /// The response to a command is never a stream; a stream can't be stored.
  var stored: String {
    let lines =
      ["\(response.status.code) \(response.status.phrase)"]
      + response.headers.fields.map { "\($0.name.original): \($0.value)" }
    guard case .bytes(let body) = response.body else {
      return lines.joined(separator: "\n") + "\n\n"
    }
    return lines.joined(separator: "\n") + "\n\n" + String(decoding: body, as: UTF8.self)
  }

  /// Reads a response from its stored form.
  ///
  /// - Throws: ``Damaged`` when it is none.
  init(stored text: String) throws(Damaged) {
    guard let end = text.firstRange(of: "\n\n") else { throw Damaged(text: text) }
    var lines = text[..<end.lowerBound].split(separator: "\n", omittingEmptySubsequences: false)
    let status = lines.removeFirst().split(separator: " ", maxSplits: 1)
    guard status.count == 2, let code = Int(status[0]) else { throw Damaged(text: text) }
    var headers: [HTTPHeaders.Field] = []
    for line in lines {
      guard let colon = line.firstRange(of: ": ") else { throw Damaged(text: text) }
      headers.append(
        HTTPHeaders.Field(
          HTTPHeaderName(String(line[..<colon.lowerBound])), String(line[colon.upperBound...])))
    }
    response = HTTPResponse(
      HTTPStatus(code, String(status[1])), headers: HTTPHeaders(headers),
      body: Array(text[end.upperBound...].utf8))
  }

  /// Something else than a response was stored.
  struct Damaged: Error, CustomStringConvertible {
    let text: String

    var description: String { "'\(text.prefix(60))' was stored as a response, and is none" }
  }
}
