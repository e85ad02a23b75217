/// Encodes the heads of responses, and the chunks of their bodies.
enum ResponseEncoder {
  /// The framing of a body.
  enum Framing {
    case length(Int)
    case chunked
    /// The body ends with the connection, for clients that don't support chunks.
    case close
    /// There is no body, and no header about one.
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

  /// Whether a handler may set this header: only the server sets those that frame a response.
  private static func isHandlersAffair(_ name: HTTPHeaderName) -> Bool {
    switch name {
    case .connection, .contentLength, .date, .requestID, .transferEncoding: false
    default: !name.original.isEmpty && name.original.utf8.allSatisfy(\.isTokenCharacter)
    }
  }

  /// Encodes a chunk; `body` is not empty, because an empty chunk would end the response.
  static func chunk(_ body: some Collection<UInt8>) -> [UInt8] {
    var chunk = Array(String(body.count, radix: 16).utf8)
    chunk += [.carriageReturn, .lineFeed]
    chunk += body
    chunk += [.carriageReturn, .lineFeed]
    return chunk
  }

  /// The chunk that ends a response.
  static let lastChunk = Array("0\r\n\r\n".utf8)

  private static func append(_ name: HTTPHeaderName, _ value: String, to bytes: inout [UInt8]) {
    bytes.append(.carriageReturn)
    bytes.append(.lineFeed)
    append(name.original, to: &bytes)
    bytes.append(.colon)
    bytes.append(.space)
    append(value, to: &bytes)
  }

  /// Appends `text` with a space in place of each line break, so that a value can't inject another
  /// header.
  private static func append(_ text: String, to bytes: inout [UInt8]) {
    for byte in text.utf8 { bytes.append(byte.isFieldCharacter ? byte : .space) }
  }

  private static func append(_ number: Int, to bytes: inout [UInt8]) {
    bytes.append(contentsOf: String(number).utf8)
  }
}
