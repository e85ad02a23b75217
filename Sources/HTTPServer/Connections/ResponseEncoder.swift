/// Writes the heads of responses, and the chunks of their bodies.
enum ResponseEncoder {
  /// How the end of a body is told.
  enum Framing {
    case length(Int)
    case chunked
    /// By the end of the connection, for clients that know no chunks.
    case close
    /// There is no body, and nothing is said about one.
    case none
  }

  /// Appends the head of `response` to `bytes`.
  static func append(
    _ response: HTTPResponse, framing: Framing, date: String, requestID: String, keepsAlive: Bool,
    version: HTTPVersion, to bytes: inout [UInt8]
  ) {
    bytes.append(contentsOf: "HTTP/1.1 ".utf8)
    append(response.status.code, to: &bytes)
    bytes.append(.space)
    append(response.status.phrase, to: &bytes)
    append(.date, date, to: &bytes)
    if !requestID.isEmpty { append(.requestID, requestID, to: &bytes) }
    for field in response.headers.fields where isHandlersAffair(field.name) {
      append(field.name, field.value, to: &bytes)
    }
    switch framing {
    case .length(let length):
      bytes.append(contentsOf: "\r\nContent-Length: ".utf8)
      append(length, to: &bytes)
    case .chunked: append(.transferEncoding, "chunked", to: &bytes)
    case .close, .none: break
    }
    if !keepsAlive {
      append(.connection, "close", to: &bytes)
    } else if version == .http10 {
      append(.connection, "keep-alive", to: &bytes)
    }
    bytes.append(contentsOf: "\r\n\r\n".utf8)
  }

  /// Whether a handler may say it: what tells where a response ends is said once, by the server.
  private static func isHandlersAffair(_ name: HTTPHeaderName) -> Bool {
    switch name {
    case .connection, .contentLength, .date, .requestID, .transferEncoding: false
    default: !name.original.isEmpty && name.original.utf8.allSatisfy(\.isTokenCharacter)
    }
  }

  /// A chunk with `body`, which is not empty: an empty one would be the end.
  static func chunk(_ body: some Collection<UInt8>) -> [UInt8] {
    var chunk = Array(String(body.count, radix: 16).utf8)
    chunk += [.carriageReturn, .lineFeed]
    chunk += body
    chunk += [.carriageReturn, .lineFeed]
    return chunk
  }

  /// What says that no more chunks come.
  static let lastChunk = Array("0\r\n\r\n".utf8)

  private static func append(_ name: HTTPHeaderName, _ value: String, to bytes: inout [UInt8]) {
    bytes.append(.carriageReturn)
    bytes.append(.lineFeed)
    append(name.original, to: &bytes)
    bytes.append(.colon)
    bytes.append(.space)
    append(value, to: &bytes)
  }

  /// Appends `text` with a space in the place of what would end the line: nobody who has a word in
  /// a header may begin another one.
  private static func append(_ text: String, to bytes: inout [UInt8]) {
    for byte in text.utf8 { bytes.append(byte.isFieldCharacter ? byte : .space) }
  }

  private static func append(_ number: Int, to bytes: inout [UInt8]) {
    bytes.append(contentsOf: String(number).utf8)
  }
}
